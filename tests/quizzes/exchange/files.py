"""Files to upload: the samples that stand beside the tests, and zip files made on the spot."""

import zipfile
from io import BytesIO
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><rect width="8" height="4" fill="#446"/></svg>\n'


def sample_file(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def zipped(files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return packed.getvalue()


def zipped_folder(name: str) -> bytes:
    folder = SAMPLES / name
    return zipped({str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.*"))})
