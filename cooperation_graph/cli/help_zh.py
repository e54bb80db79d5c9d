"""Help in Chinese: for each command what it does, for each option what it means."""

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

COMMANDS: dict[str, str] = {
    "extract": "以一个 JSON 对象输出对一份公文的全部理解，每条陈述带字符位置。",
}

OPTIONS: dict[str, str] = {
    "--help": "显示本说明并退出。",
    "--lang": "标题和提示的语言。",
    "FILE": "公文文件；- 表示标准输入。",
}


def translate(command: TyperCommand | TyperGroup, name: str) -> None:
    """Put the Chinese help into a command and its options."""
    command.help = COMMANDS.get(name, command.help)
    for parameter in command.params:
        if isinstance(parameter, TyperArgument):
            parameter.help = OPTIONS.get(
                f"{name} {parameter.metavar}", OPTIONS.get(parameter.metavar or "", parameter.help)
            )
        elif isinstance(parameter, TyperOption):
            long = next((option for option in parameter.opts if option.startswith("--")), "")
            parameter.help = OPTIONS.get(f"{name} {long}", OPTIONS.get(long, parameter.help))
    for inner, part in getattr(command, "commands", {}).items():
        translate(part, f"{name} {inner}")
