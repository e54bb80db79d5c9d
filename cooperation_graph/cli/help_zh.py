"""Help in Chinese: for each command what it does, for each option what it means."""

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

COMMANDS: dict[str, str] = {
    "": "从中国政府公文中读出谁须为谁做什么，并指出公文中的出处。",
    "ask": "列出预设问题，或回答其中一个。",
    "build": "把公文读入数据集。同一公文重复读入不改变任何内容，读不了的文件会列出并跳过。",
    "calendar": "把时间写成 iCalendar 日历。没有日历日期的只列出，不编造日期。",
    "cite": "给出引用，或核对引用。引用带文号、章节、字符位置和校验和；核对结果为一致、有变动、缺失。",
    "demo": "显示示例公文中谁牵头什么。并把图谱、网页和日历写入文件夹。",
    "evaluate": "把读取结果与标准答案比较。按类别、层级和格式给出精确率、召回率和 F1。",
    "export": "把数据集写成 RDF、网络文件或任务台账表格。",
    "extract": "以 JSON 输出对一份公文的理解。每条陈述带字符位置。",
    "gaps": "列出缺口。无牵头单位、仅写集合主体、原文截断、时间含糊、名称未对应、未读懂。",
    "leads": "显示谁牵头什么。每项任务的牵头、责任、配合单位，以及原文是否写明。",
    "network": "查询单位网络。中心性、依赖、影响、路径、分组、关键单位。",
    "network centrality": "按合作单位数和居间程度给单位排序。",
    "network components": "列出没有任务相连的单位分组。",
    "network critical": "列出缺了就会使网络断开的单位和联系。",
    "network dependencies": "列出谁依赖谁：牵头单位对协作单位，任务对单位、规划、依据文件和前置任务。",
    "network impact": "显示缺少某单位时哪些事项会停滞，由近及远，附路径和原文。",
    "network path": "显示两者之间最短的联系，每一步附原文。",
    "rebuild": "由各份公文重新生成数据集的汇总文件或索引。",
    "remove": "从数据集中移除一份公文。被它取代的旧文本恢复现行。",
    "serve": "通过 HTTP 提供数据集。SPARQL、每个 IRI 的网页或 RDF、OpenRefine 对照服务。",
    "show": "显示一项任务、一个单位、一个地方或其他事物的全部已知内容，附原文。",
    "sparql": "回答 SPARQL 查询。图谱的前缀无需声明，不访问网络。",
    "status": "列出数据集中的公文，以及哪些已被后来的文本取代。",
    "validate": "检查形状和依据。包括 SHACL 形状和每处原文；有问题时退出码为 1。核对文件用 verify。",
    "verify": "检查数据集是否完好。逐一核对文件的校验和；有损坏时退出码为 1。",
    "view": "写出双击即可打开的网页。离线可用，含台账、矩阵、图谱和标出依据的原文。",
}

# by "command OPTION" where one command means something else by it, else by the option alone
OPTIONS: dict[str, str] = {
    "--with-sparql": "把 SPARQL 引擎和现成的问题放进网页。",
    "--engine": "npm 包 oxigraph 所在文件夹，与 --with-sparql 同用。",
    "--allow-host": "除 localhost 和 --host 以外可用的主机名，其他一律拒绝；可重复。",
    "--body": "只看该单位的任务。",
    "--collectives": "把集合主体（市直有关部门）也算作单位；默认不算。",
    "--compare": "与保存的结果比较，列出得失；有失则退出码为 1。",
    "--documents": "另给出每份公文一行。",
    "--endpoint": "查询该 SPARQL 端点，代替数据集。",
    "--errors": "列出每个错误，而不是指标。",
    "--evidence": "每个单位一行，附原文和字符位置。",
    "--format": "输出格式；终端上为表格，管道中为 TSV。",
    "--help": "显示本说明并退出。",
    "--host": "监听的地址；默认仅限本机。",
    "--install-completion": "为当前 shell 安装命令补全。",
    "--kind": "只看这一类缺口；可重复。",
    "--lang": "标题和提示的语言。",
    "--licence": "陈述的许可（网址），见于数据集的说明。",
    "--memory": "一个查询最多可用的内存（MB）。",
    "--notices": "公文所在文件夹；默认在标准答案旁或 ../docs。",
    "--notice": "只看该公文（文号或标题中的词）；可重复。",
    "--of": "只看该单位、任务或公文。",
    "--origin": "可读取结果的网站（CORS），或 *；默认没有。",
    "--out": "数据集文件夹；没有则新建。",
    "--output": "写入文件；未给 --format 时由扩展名决定格式。",
    "--parts": "把 N-Quads 写成 N 个文件，供其他系统批量装载。",
    "--place": "只看涉及、惠及该地或由该地单位承担的任务。",
    "--port": "监听的端口。",
    "--processes": "用多少个进程读取。",
    "--quick": "只检查依据，不检查形状。",
    "--role": "只看有单位（或 --body 所指单位）担任该角色的任务。",
    "--save": "保存结果，供以后比较。",
    "--seconds": "一个查询最多运行的秒数。",
    "--timeout": "查询超过这么多秒即放弃。",
    "--show-completion": "显示当前 shell 的补全脚本，供复制或修改。",
    "--size": "把 N-Quads 写成每个约若干 MB 的文件。",
    "--sparql": "显示查询语句而不执行。",
    "--together": "同一任务的所有单位两两相连，而不只是牵头单位与其他单位相连。",
    "--version": "显示版本并退出。",
    "--verify": "核对文本中的引用；- 表示标准输入。",
    "A": "单位、任务、地方或文件。",
    "B": "另一个。",
    "BODY": "设想缺少的单位。",
    "DATASET": "build 生成的文件夹，或当场读取的一份公文；- 表示标准输入。",
    "FILE": "公文文件；- 表示标准输入。",
    "FILE|FOLDER…": "公文文件或文件夹；- 表示标准输入。",
    "GOLD_FOLDER": "标准答案文件夹，每份公文一个 JSON 文件。",
    "NOTICE": "文号、标题、文件名或校验和的开头。",
    "QUERY|FILE|-": "查询语句、存有查询的文件（.rq），或 - 表示标准输入。",
    "WHAT": "任务编号或其中的词；单位或地方的名称、代码或 IRI。",
    "[NAME=VALUE]…": "问题的参数。",
    "[QUESTION]": "问题的名称或编号；不给则列出全部。",
    "[WHAT]": "要引用的任务、单位或地方，同 show。",
    "calendar --output": "写入文件而不是标准输出。",
    "cite --output": "写入文件而不是标准输出。",
    "demo --out": "存放图谱、网页和日历的文件夹。",
    "export --format": "要写出的格式。",
    "export --base": "RDF 中事物的网址前缀，用于发布到自己的网站。",
    "export --output": "要写出的文件；扩展名决定格式。",
    "extract --format": "只有 json。",
    "rebuild DATASET": "build 生成的文件夹。",
    "remove DATASET": "build 生成的文件夹。",
    "serve DATASET": "build 生成的文件夹。",
    "status DATASET": "build 生成的文件夹。",
    "verify DATASET": "build 生成的文件夹。",
    "view --output": "要写出的文件。",
}


def translate(command: TyperCommand | TyperGroup, name: str) -> None:
    """Put the Chinese help into a command, its options and its subcommands."""
    command.help = COMMANDS.get(name, command.help)
    command.short_help = (command.help or "").partition("。")[0]
    command.epilog = (
        (command.epilog or "")
        .replace("Examples:", "示例：")
        .replace("Example:", "示例：")
        .replace("Start with:", "先试：")
    )
    for parameter in command.params:
        if isinstance(parameter, TyperArgument | TyperOption):
            key = option_name(parameter)
            parameter.help = OPTIONS.get(f"{name} {key}", OPTIONS.get(key, parameter.help))
    for inner, part in getattr(command, "commands", {}).items():
        translate(part, f"{name} {inner}")
    if name:  # the whole program frames its own
        english = command.get_help
        vars(command)["get_help"] = lambda context: framed(english(context))


# the frame that the parser draws around every help
_FRAME = (
    ("Usage: ", "用法："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]…"),
    ("\nArguments:", "\n参数："),
    ("\nOptions:", "\n选项："),
    ("\nCommands:", "\n命令："),
    ("Show this message and exit.", "显示本说明。"),
    ("[env var:", "[环境变量："),
    ("[default: ", "[默认："),
    ("; required]", "；必填]"),
    ("[required]", "[必填]"),
)


def framed(text: str) -> str:
    """Return a help text with the words around ours in Chinese too."""
    for english, chinese in _FRAME:
        text = text.replace(english, chinese)
    return text


def option_name(parameter: TyperArgument | TyperOption) -> str:
    """Return the name by which OPTIONS knows a parameter: the long form of an option, the sign of an argument."""
    if isinstance(parameter, TyperArgument):
        return parameter.metavar or ""
    return next((option for option in parameter.opts if option.startswith("--")), "")
