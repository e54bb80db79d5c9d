"""The complaints of the layers below in Chinese: they speak English, and the command line translates what it prints.

Each row is the text of an error as the code raises it, {1}, {2} … standing for what it names, and its Chinese.
`tests/test_complaints.py` finds every error of the package here.
"""

import re
from functools import cache

TABLE = (
    (
        "{1}: addresses are not fetched; save the page to a file and give its name",
        "{1}：不下载网址；请把网页存为文件再给出文件名",
    ),
    ("{1}: the file is empty", "{1}：文件是空的"),
    ("{1}: larger than {2} MB; a notice is a text of some pages", "{1}：超过 {2} MB；公文是几页到几十页的文本"),
    ("{1}: holds no text", "{1}：没有文字"),
    (
        "{1}: holds {2} characters, more than {3}; a notice is a text of some pages",
        "{1}：有 {2} 个字符，超过 {3} 个；公文是几页到几十页的文本",
    ),
    (
        "{1}: is no regular file (a pipe, a device or a socket); give what it says to: -",
        "{1}：不是普通文件（管道、设备或套接字）；请把内容送入标准输入，文件名写 -",
    ),
    (
        "{1}: is a picture; run text recognition on it first and give the text",
        "{1}：是图片；请先做文字识别，再给出文本",
    ),
    ("{1}: is a folder, not a notice", "{1}：是文件夹，不是公文"),
    (
        "{1}: is no text (control characters); is it a program or an archive?",
        "{1}：不是文本（含控制字符），可能是程序或压缩包",
    ),
    ("{1}: is no text that can be read; save it as UTF-8", "{1}：无法读作文本；请另存为 UTF-8"),
    ("{1}: says it is {2} but byte {3} is not; save it as UTF-8", "{1}：自称 {2}，但第 {3} 字节不是；请另存为 UTF-8"),
    (
        "{1}: is neither UTF-8 (byte {2}) nor GB18030 (byte {3}); save it as UTF-8",
        "{1}：既不是 UTF-8（第 {2} 字节），也不是 GB18030（第 {3} 字节）；请另存为 UTF-8",
    ),
    (
        "{1}: .doc, .wps and .rtf need LibreOffice; install it, or save the file as .docx",
        "{1}：读取 .doc、.wps、.rtf 需要 LibreOffice；请安装，或另存为 .docx",
    ),
    (
        "{1}: LibreOffice could not convert it; open it there and save it as .docx",
        "{1}：LibreOffice 无法转换；请在其中打开并另存为 .docx",
    ),
    (
        "{1}: no text layer (scanned pages); run text recognition on it first",
        "{1}：没有文字层（扫描件）；请先做文字识别",
    ),
    (
        "{1}: an archive without a text document; unpack it and give the files inside",
        "{1}：压缩包里没有文档；请解压后给出其中的文件",
    ),
    ("{1}: {2} unpacks to more than {3} MB", "{1}：{2} 解压后超过 {3} MB"),
    (
        "{1}: {2} declares entities, which no office program writes; it is not read",
        "{1}：{2} 声明了实体，办公软件不会这样写；不予读取",
    ),
    (
        "{1}: is a damaged archive; open it in its program and save it again",
        "{1}：文件已损坏；请用原程序打开并重新保存",
    ),
    ("{1}: {2} cannot be unpacked ({3})", "{1}：{2} 无法解压（{3}）"),
    ("{1}: {2} is damaged ({3})", "{1}：{2} 已损坏（{3}）"),
    (
        "{1}: PDF files need an extra: pip install 'cooperation-graph[pdf]'",
        "{1}：读取 PDF 需要附加组件：pip install 'cooperation-graph[pdf]'",
    ),
    (
        "{1}: is a damaged or locked PDF; open it and print it to a new one",
        "{1}：PDF 已损坏或加锁；请打开后另行打印为新的 PDF",
    ),
    (
        "{1}: takes longer than {2} s to read; print it to a new PDF and try that",
        "{1}：读取超过 {2} 秒；请另行打印为新的 PDF 再试",
    ),
    (
        "{1}: takes more than {2} GB to read; print it to a new PDF and try that",
        "{1}：读取所需内存超过 {2} GB；请另行打印为新的 PDF 再试",
    ),
    (
        "the query took longer than {1} s; give it more with --timeout, or ask for less",
        "查询超过 {1} 秒；请用 --timeout 给更长时间，或缩小查询范围",
    ),
    (
        "no notice is called {1}; status lists what the dataset holds",
        "没有名为 {1} 的公文；用 status 查看数据集中的公文",
    ),
    (
        "several notices are called {1}; status lists what the dataset holds",
        "名为 {1} 的公文不止一份；用 status 查看数据集中的公文",
    ),
    (
        "{1}: is no dataset (no manifest.json); make one with: build FILE --out {2}",
        "{1}：不是数据集（没有 manifest.json）；请先运行：build 文件 --out {2}",
    ),
    (
        "{1}: is no dataset but a file; make one with: build {2} --out DIR",
        "{1}：不是数据集，而是文件；请先运行：build {2} --out 文件夹",
    ),
    ("{1}/manifest.json: is of format {2}, this version reads {3}", "{1}/manifest.json：格式为 {2}，本版本读取 {3}"),
    ("{1}/manifest.json: is damaged; run: rebuild {2}", "{1}/manifest.json：已损坏；请运行：rebuild {2}"),
    ("{1}: cannot be written: {2}; what was held before is held still", "{1}：无法写入：{2}；原有内容保持不变"),
    ("{1}: cannot be read; ask again, or run: verify {2}", "{1}：无法读取；请再试一次，或运行：verify {2}"),
    ("{1}: is damaged; run: rebuild {2}", "{1}：已损坏；请运行：rebuild {2}"),
    ("{1}: is damaged; run: verify {2}", "{1}：已损坏；请运行：verify {2}"),
    ("{1}: notices are damaged; run: verify {2}", "{1}：公文的文件已损坏；请运行：verify {2}"),
    ("{1}: cannot be written: {2}", "{1}：无法写入：{2}"),
    (
        "{1}: another process is writing to this dataset; try again when it is done",
        "{1}：另一进程正在写入此数据集；请待其完成后再试",
    ),
    ("{1}: is being written to all the time; try again when that is done", "{1}：一直有进程在写入；请待其完成后再试"),
    ("{1}: the text of {2} is missing; run: verify {3}", "{1}：缺少 {2} 的原文；请运行：verify {3}"),
    ("{1}: is damaged ({2}); run: verify {3}", "{1}：已损坏（{2}）；请运行：verify {3}"),
    ("{1}: is damaged; put it aside and build its notice again", "{1}：已损坏；请移开并重新 build 该公文"),
    ("{1}: is damaged; build the notice {2} again", "{1}：已损坏；请重新 build 公文 {2}"),
    (
        "{1}: is damaged; build its notice again, which verify {2} names",
        "{1}：已损坏；请重新 build 该公文（verify {2} 会指出是哪一份）",
    ),
    ("no question is called {1}{2}", "没有名为 {1} 的问题{2}"),
    ("no network is called {1}; there are {2}", "没有名为 {1} 的网络；有 {2}"),
    ("nothing is called {1}", "没有名为 {1} 的事物"),
    (
        "{1}: its notice {2} is in none of the folders looked at; name one with --notices",
        "{1}：找不到其公文 {2}；请用 --notices 指明文件夹",
    ),
    ("{1}: no gold files (*.json)", "{1}：没有标注文件（*.json）"),
    ("{1}: document {2} is a path; give the file's name", "{1}：document {2} 是路径；只写文件名"),
    ("{1}: is no saved result of evaluate ({2})", "{1}：不是 evaluate 保存的结果（{2}）"),
    ("{1}: is no JSON ({2})", "{1}：不是 JSON（{2}）"),
    (
        "serve needs a system that can fork processes: Linux, macOS, or WSL on Windows",
        "serve 需要能派生进程的系统：Linux、macOS，或 Windows 上的 WSL",
    ),
    (
        "{1}: is no web address; give the licence as one: https://creativecommons.org/licenses/by/4.0/",
        "{1}：不是网址；请以网址说明许可，例如 https://creativecommons.org/licenses/by/4.0/",
    ),
    (
        "{1}: is no name of a host; give it without scheme and port: graph.example.org",
        "{1}：不是主机名；不要写协议和端口，例如 graph.example.org",
    ),
    (
        "serve needs an extra: pip install 'cooperation-graph[serve]'",
        "serve 需要附加组件：pip install 'cooperation-graph[serve]'",
    ),
    (
        "the dataset could not be loaded; try `cooperation-graph verify`",
        "数据集无法载入；请试 `cooperation-graph verify`",
    ),
    ("the query is not SPARQL: {1}", "查询不是 SPARQL：{1}"),
    ("the query cannot be run: {1}", "查询无法运行：{1}"),
    ("{1}: {2} is no IRI", "{1}：{2} 不是 IRI"),
    ("the query is longer than {1} KB", "查询超过 {1} KB"),
    ("SERVICE asks another machine; only this dataset answers here", "SERVICE 要询问别的机器；这里只由本数据集回答"),
    (
        "{1} would change the dataset; only SELECT, ASK, CONSTRUCT and DESCRIBE are run",
        "{1} 会改动数据集；只运行 SELECT、ASK、CONSTRUCT、DESCRIBE",
    ),
    (
        "line {1}: a string is not closed, or a character has no place here",
        "第 {1} 行：字符串没有结束，或有不该出现的字符",
    ),
    ("more than {1} brackets are open at one time", "同时打开的括号超过 {1} 个"),
    ("more than {1} operators", "运算符超过 {1} 个"),
    ("FROM {1}: no such graph in this dataset, and none is fetched", "FROM {1}：数据集中没有这个图，也不会下载"),
    ("{1}: answers {2}: {3}{4}", "{1}：返回 {2}：{3}{4}"),
    ("{1}: an endpoint has an http or https address", "{1}：端点地址应为 http 或 https"),
    ("{1}: the answer is not whole ({2})", "{1}：回答不完整（{2}）"),
    ("{1}: refuses the query ({2}): {3}", "{1}：拒绝查询（{2}）：{3}"),
    ("{1}: gave no table for a table", "{1}：没有返回表格"),
    ("{1}: no answer within {2} s; ask for less", "{1}：{2} 秒内没有回答；请缩小查询"),
    (
        "{1}: a base is an http or https address that ends with / or #",
        "{1}：--base 应为以 / 或 # 结尾的 http 或 https 网址",
    ),
    ("{1}: the answer broke off; ask again", "{1}：回答中断；请重试"),
    ("{1}: cannot be asked: {2}; is the server running?", "{1}：无法询问：{2}；服务是否在运行？"),
    ("{1}: the answer broke off or is no answer of SPARQL", "{1}：回答中断，或不是 SPARQL 的回答"),
    (
        "this version of the npm package oxigraph is not known: npm install oxigraph@0.5",
        "不认识这一版本的 npm 包 oxigraph：npm install oxigraph@0.5",
    ),
    ("no SPARQL engine at {1}: {2}", "{1} 没有 SPARQL 引擎：{2}"),
)


# what the system says, at the end of a line
_SYSTEM = {
    "No such file or directory": "没有这个文件或文件夹",
    "Permission denied": "没有权限",
    "Not a directory": "不是文件夹",
    "Is a directory": "是文件夹",
    "File exists": "已有同名文件",
    "No space left on device": "磁盘已满",
    "Read-only file system": "只能读，不能写",
    "File name too long": "文件名太长",
    "Address already in use": "端口已被占用",
}


def in_chinese(message: str) -> str:
    """Return an error's text in Chinese; what has no row comes back as it is, but for what the system says."""
    told = next(filter(None, (_translated(message, *row) for row in _patterns())), message)
    for english, chinese in _SYSTEM.items():
        if told.endswith(english):
            return f"{told.removesuffix(english).removesuffix(': ').removesuffix('：')}：{chinese}"
    return told


def _translated(message: str, pattern: re.Pattern[str], chinese: str) -> str | None:
    match = pattern.fullmatch(message)
    if match is None:
        return None
    return "".join(match[int(part)] if part.isdigit() else part for part in re.split(r"\{([0-9])\}", chinese))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the rows as patterns, those first that say most, for {1}: {2} would take everything."""
    rows = sorted(TABLE, key=lambda row: -len(re.sub(r"\{[0-9]\}", "", row[0])))
    return tuple(
        (re.compile(re.sub(r"\\\{[0-9]\\\}", "(.*?)", re.escape(english)), re.DOTALL), zh) for english, zh in rows
    )
