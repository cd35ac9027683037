#!/usr/bin/env python3
"""Writes the expected facts of corpus/esbuild.json, by readers that have nothing to do with this project.

    node tools/corpus/fetch.mjs            # prints the folder of the files
    python3 tools/corpus/facts.py FOLDER   # fills in `sha256`, `expect` and `notes`

Needs Go, binutils, LLVM and, from PyPI, `lief`. Where two readers can tell, both are asked and have to agree. A fact that
no reader tells is left out, and `notes` says why; the test then asserts nothing about it.

  format, machine      LIEF, for wasm and XCOFF llvm-readobj
  symtab, dwarf        LIEF and llvm-readobj (readelf for ELF)
  Go version, modules  `go version -m -json` of the Go in PATH; where that is silent, the bytes themselves (below)
  build ID             `go tool buildid`; where that is silent, the bytes themselves
  seal                 the rule of cmd/internal/buildid (HashToString, FindAndHash, excludeHostBuildID), written here again
  goos, goarch         the platform in the package's name, and the recorded settings

"The bytes themselves": a search of the whole file for the frames that the Go linker writes. No headers are read for it.
"""
import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import lief

LIST = Path(__file__).resolve().parents[2] / "corpus" / "esbuild.json"

OSES = {"win32": "windows", "windows": "windows", "sunos": "illumos"}
ARCHES = {"x64": "amd64", "64": "amd64", "ia32": "386", "32": "386", "mips64el": "mips64le"}
BLOB = b"\xff Go buildinf:"
START = bytes.fromhex("3077af0c9274080241e1c107e6d618e6")
END = bytes.fromhex("f932433186182072008242104116d8f2")
FOUR_PARTS = re.compile(rb"[A-Za-z0-9_-]{20}(?:/[A-Za-z0-9_-]{20}){3}")


def run(*argv):
    done = subprocess.run(argv, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(errors="replace")


def agree(what, *values):
    first = values[0]
    if any(value != first for value in values):
        raise SystemExit(f"{what}: the readers differ: {values}")
    return first


def sections(file):
    """Names of sections by llvm-readobj, `None` when it refuses the file."""
    code, text = run("llvm-readobj", "--sections", str(file))
    return re.findall(r"^ +Name: (\S*)", text, re.M) if code == 0 else None


def has_dwarf(names):
    return any(name.lstrip("._").startswith(("debug_info", "zdebug_info")) for name in names)


def elf_facts(file, notes):
    binary = lief.ELF.parse(str(file))
    bits = 64 if binary.header.identity_class == lief.ELF.Header.CLASS.ELF64 else 32
    names = [section.name for section in binary.sections]
    _, text = run("readelf", "-SW", str(file))
    symtab = agree(
        f"{file}: symtab",
        any(section.type == lief.ELF.Section.TYPE.SYMTAB for section in binary.sections),
        re.search(r"\] \S+ +SYMTAB ", text) is not None,
    )
    dwarf = agree(f"{file}: dwarf", has_dwarf(names), re.search(r"\] \.z?debug_info ", text) is not None)
    note = binary.get_section(".note.gnu.build-id")
    host = None if note is None else (note.file_offset + 16, note.file_offset + note.size)
    return {"format": "elf", "bits": bits, "symtab": symtab, "dwarf": dwarf}, host, []


def coff_names(data, binary):
    """Section names, those longer than 8 bytes taken from the string table that stands behind the symbols."""
    strings = binary.header.pointerto_symbol_table + 18 * binary.header.numberof_symbols
    for section in binary.sections:
        name = section.name
        if name.startswith("/"):
            start = strings + int(name[1:])
            name = data[start : data.index(b"\0", start)].decode()
        yield name


def pe_facts(file, notes):
    binary = lief.PE.parse(str(file))
    bits = 64 if binary.optional_header.magic == lief.PE.PE_TYPE.PE32_PLUS else 32
    _, text = run("llvm-readobj", "--file-header", str(file))
    count = int(re.search(r"SymbolCount: (\d+)", text).group(1))
    agree(f"{file}: symbols", binary.header.numberof_symbols, count)
    dwarf = agree(f"{file}: dwarf", has_dwarf(sections(file)), has_dwarf(coff_names(file.read_bytes(), binary)))
    return {"format": "pe", "bits": bits, "symtab": count > 0, "dwarf": dwarf}, None, []


def macho_facts(file, notes):
    binary = lief.MachO.parse(str(file)).at(0)
    bits = 64 if binary.header.is_64bit else 32
    # N_STAB entries are debug symbols; of the others those of type N_SECT are defined here.
    defined = sum(1 for s in binary.symbols if s.raw_type & 0xE0 == 0 and s.raw_type & 0x0E == 0x0E)
    _, text = run("llvm-nm", "--defined-only", str(file))
    symtab = agree(f"{file}: symtab", defined > 0, bool(re.search(r"^[0-9a-f]+ [TtDdSsBb] ", text, re.M)))
    dwarf = agree(f"{file}: dwarf", has_dwarf([s.name for s in binary.sections]), has_dwarf(sections(file)))
    host = None
    zero = []
    if binary.has_uuid:
        host = (binary.uuid.command_offset + 8, binary.uuid.command_offset + binary.uuid.size)
    if binary.has_code_signature:
        zero.append((binary.code_signature.data_offset, binary.code_signature.data_offset + binary.code_signature.data_size))
    return {"format": "macho", "bits": bits, "symtab": symtab, "dwarf": dwarf}, host, zero


def xcoff_facts(file, notes):
    _, text = run("llvm-readobj", "--file-header", str(file))
    symbols = int(re.search(r"SymbolTableEntries: (\d+)", text).group(1))
    bits = int(re.search(r"AddressSize: (\d+)bit", text).group(1))
    names = sections(file)
    return {"format": "xcoff", "bits": bits, "symtab": symbols > 0, "dwarf": any(n.startswith(".dw") for n in names)}, None, []


def custom_sections(data):
    """Names of the custom sections of a wasm file that hold something, by walking over all sections."""
    at = 8
    while at < len(data):
        kind = data[at]
        size, start = varint(data, at + 1)
        at = start + size
        if kind == 0:
            length, name = varint(data, start)
            if name + length < at:
                yield data[name : name + length].decode()


def wasm_facts(file, notes):
    names = list(custom_sections(file.read_bytes()))
    known = sections(file)
    if known is None:
        notes.append("symtab: llvm-readobj refuses the file; by a walk over the sections alone")
    else:
        agree(f"{file}: symtab", "name" in names, "name" in known)
        agree(f"{file}: dwarf", has_dwarf(names), has_dwarf(known))
    notes.append("bits: Go computes with 64 bits and addresses with 32; no reader decides")
    return {"format": "wasm", "symtab": "name" in names, "dwarf": has_dwarf(names)}, None, []


READERS = [
    (b"\x7fELF", elf_facts),
    (b"MZ", pe_facts),
    (b"\xcf\xfa\xed\xfe", macho_facts),
    (b"\x01\xf7", xcoff_facts),
    (b"\0asm", wasm_facts),
]


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def version_of_blob(data):
    """The version in the first blob that decodes, as Go 1.18 and later write it: its length at 32, behind it the text."""
    for found in re.finditer(re.escape(BLOB) + rb"[\x04\x08][\x02\x03]", data):
        length, at = varint(data, found.start() + 32)
        if data.startswith(b"go1.", at):
            return data[at : at + length].decode()
    return None


def version_of_producers(data):
    """The version in the custom section `producers` of a wasm file: language, one value, Go, version."""
    found = re.search(rb"language\x01\x02Go(.)", data, re.S)
    return None if found is None else data[found.end() : found.end() + found.group(1)[0]].decode()


def version_of_symbol(file):
    """The text behind the symbol runtime.buildVersion of an ELF file of 64 bits, little endian."""
    binary = lief.ELF.parse(str(file))
    symbol = binary.get_symbol("runtime.buildVersion")
    header = bytes(binary.get_content_from_virtual_address(symbol.value, 16))
    address, length = (int.from_bytes(header[i : i + 8], "little") for i in (0, 8))
    return bytes(binary.get_content_from_virtual_address(address, length)).decode()


def framed_info(data):
    found = re.search(re.escape(START) + rb"(path\t.{1,100000}?)" + re.escape(END), data, re.S)
    return None if found is None else found.group(1).decode()


def parse_info(text):
    """`path`, `mod`, `dep`, `=>` and `build` lines."""
    info = {"Path": None, "Main": None, "Deps": [], "Settings": []}
    for line in text.split("\n"):
        kind, _, rest = line.partition("\t")
        if kind == "path":
            info["Path"] = rest
        elif kind == "mod":
            path, version, *_ = rest.split("\t") + [""]
            info["Main"] = {"Path": path, "Version": version}
        elif kind == "dep":
            info["Deps"].append(rest)
        elif kind == "build":
            key, _, value = rest.partition("=")
            info["Settings"].append({"Key": key, "Value": json.loads(value) if value.startswith('"') else value})
    return info


def go_info(file, data, notes):
    """Go version, module info, and by whom they were read."""
    code, text = run("go", "version", "-m", "-json", str(file))
    if code == 0 and text.strip():
        read = json.loads(text)
        return read["GoVersion"], {
            "Path": read.get("Path"),
            "Main": read.get("Main"),
            "Deps": read.get("Deps") or [],
            "Settings": read.get("Settings") or [],
        }, True
    notes.append("go version -m reads nothing; module info by the frames of its copy in the data")
    if data.startswith(b"\0asm"):
        notes.append("goVersion: by the section producers")
        version = version_of_producers(data)
    else:
        version = version_of_blob(data)
    info = framed_info(data)
    if version is None and info is None and data.startswith(b"\x7fELF"):
        notes.append("goVersion: by the symbol runtime.buildVersion")
        version = version_of_symbol(file)
    if version is None:
        notes.append("goVersion: no reader tells, there is no build info blob")
    return version, None if info is None else parse_info(info), False


def build_id(file, data, notes):
    code, text = run("go", "tool", "buildid", str(file))
    if code == 0 and text.strip():
        return text.strip()
    found = re.search(rb'\xff Go build ID: "(' + FOUR_PARTS.pattern + rb')"\n \xff', data)
    if found is not None:
        notes.append("go tool buildid reads nothing; the ID by its frame in the data")
        return found.group(1).decode()
    return None


def seal(data, build, version, host, zero):
    """`intact`, `broken` or `absent`, by hashing the file again as the linker did."""
    if build is None or not FOUR_PARTS.fullmatch(build.encode()):
        return "absent"
    copy = bytearray(data.replace(build.encode(), b"\0" * len(build)))
    ranges = list(zero)
    if host is not None and minor(version) >= 24:
        ranges.append(host)
    for start, end in ranges:
        copy[start:end] = bytes(end - start)
    content = base64.urlsafe_b64encode(hashlib.sha256(copy).digest()[:15]).decode()
    return "intact" if content == build.rsplit("/", 1)[1] else "broken"


def minor(version):
    found = re.match(r"go1\.(\d+)", version or "")
    return 99 if found is None else int(found.group(1))


def platform(package, file_format):
    """GOOS and GOARCH as the package's name says; packages for Android and OpenHarmony hold wasm at times."""
    if file_format == "wasm":
        return "js", "wasm"
    goos, arch = re.sub(r"^@esbuild/|^esbuild-", "", package).split("-")
    arch = ARCHES.get(arch, arch)
    if goos == "linux" and arch == "ppc64":
        arch = "ppc64le"
    return OSES.get(goos, goos), arch


def expect(entry, file):
    data = file.read_bytes()
    notes = []
    reader = next(reader for magic, reader in READERS if data.startswith(magic))
    facts, host, zero = reader(file, notes)
    version, info, by_go = go_info(file, data, notes)
    build = build_id(file, data, notes)
    goos, goarch = platform(entry["package"], facts["format"])
    settings = {} if info is None else {setting["Key"]: setting.get("Value", "") for setting in info["Settings"]}
    if "GOARCH" in settings:
        agree(f"{file}: GOARCH", goarch, settings["GOARCH"])
    if "GOOS" in settings:
        agree(f"{file}: GOOS", goos, settings["GOOS"])
    facts["goarch"] = goarch
    if "GOOS" in settings or facts["format"] in ("pe", "wasm", "xcoff"):
        facts["goos"] = goos
    else:
        notes.append(f"goos: {goos} by the package's name; neither recorded nor, for all systems, in the headers")
    facts["outcome"] = "go" if BLOB in data or info else "go-without-buildinfo"
    if version is not None:
        facts["goVersion"] = version
    if info is None:
        facts.update(mainPackage=None, main=None, settings={}, deps=0)
    else:
        main = info["Main"]
        facts["mainPackage"] = info["Path"] or None
        facts["main"] = None if not main else {"path": main["Path"], "version": main["Version"]}
        facts["settings"] = {key: settings[key] for key in sorted(settings) if not key.endswith("flags")}
        facts["deps"] = len(info["Deps"])
    facts["buildId"] = build
    facts["seal"] = seal(data, build, version, host, zero)
    copies = re.findall(re.escape(START) + rb"(.{1,100000}?)" + re.escape(END), data, re.S)
    if len(copies) > 2:
        raise SystemExit(f"{file}: {len(copies)} copies of the module info")
    facts["copies"] = ["none", "single", "agree" if len(set(copies)) == 1 else "differ"][len(copies)]
    facts["appended"] = None
    return facts, notes


def main():
    folder = Path(sys.argv[1])
    entries = json.loads(LIST.read_text())
    for entry in entries:
        file = folder / f"{entry['package'].replace('/', '+')}@{entry['version']}" / entry["path"]
        entry["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
        entry["expect"], notes = expect(entry, file)
        entry.pop("notes", None)
        if notes:
            entry["notes"] = notes
    LIST.write_text(json.dumps(entries, indent=2) + "\n")


main()
