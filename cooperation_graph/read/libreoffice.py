""".doc, .wps and .rtf through LibreOffice, where it is installed: it keeps the automatic numbers that others drop."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ..errors import InputError

_SECONDS = 120


def converted(name: str, data: bytes) -> bytes:
    """Return a file of an old Word format as .docx.

    Raises InputError where LibreOffice is missing, fails or takes longer than two minutes.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise InputError(f"{name}: .doc, .wps and .rtf need LibreOffice; install it, or save the file as .docx")
    with tempfile.TemporaryDirectory() as folder:
        # the file's own name comes from outside and never becomes part of a command or a path
        source = Path(folder, "notice.doc")
        source.write_bytes(data)
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
        command += ["--convert-to", "docx", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603  # fixed arguments
            return Path(folder, "notice.docx").read_bytes()
        except (subprocess.SubprocessError, OSError):
            raise InputError(f"{name}: LibreOffice could not convert it; open it there and save it as .docx") from None
