import { s as visible } from "./markup.js";

// src/core/diagnosis/catalogue/types.ts
/** The named groups of the first pattern that matches; a group without a value is the empty text. */
function firstMatch(text, patterns) {
	for (const pattern of patterns) {
		const found = pattern.exec(text);
		if (found === null) continue;
		return Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, value ?? ""]));
	}
	return null;
}
/**
* A `match` made of patterns: the first that matches `error.text` gives its named groups to `say`. Most causes need no
* more. `say` gives `null` when the error is another one after all.
*/
function byPattern(patterns, say) {
	return (error, context) => {
		const groups = firstMatch(error.text, patterns);
		return groups === null ? null : say((name) => groups[name] ?? "", error, context);
	};
}

// src/core/diagnosis/catalogue/commands.ts
/** What the causes share: values of a log within commands that somebody may type, and lines within long errors. */
const PLAIN = /^[\w@%+=:,./~-]+$/;
/**
* A value as one word of a command, for use between backticks. Anybody may have written the log, and people paste what
* they are told to: what a shell would read in another way stands between apostrophes.
*/
function word(value, max = 200) {
	const shown = visible(value, max).replaceAll("`", "");
	if (shown === "") return "''";
	return PLAIN.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}
/**
* The error with what was taken for a place in front of it: `main.f: nosplit stack`, where main.f is a function and no file
* of Fortran, and `open /src/main.go: permission denied`.
*/
function withPlace({ file, line, text }) {
	return file === null || line !== null ? text : `${file}: ${text}`;
}
/** As `byPattern`, for lines that begin with a name which may look like a file's. There is no place then. */
function byWhole(patterns, say) {
	return (error) => {
		const groups = error.line === null ? firstMatch(withPlace(error), patterns) : null;
		const match = groups === null ? null : say((name) => groups[name] ?? "", error);
		return match === null ? null : {
			place: null,
			...match
		};
	};
}
/** The first line of a text that one of the patterns matches; each is anchored to the start of the line. */
function findLine(text, patterns) {
	for (const line of text.split("\n")) {
		const groups = firstMatch(line, patterns);
		if (groups !== null) return {
			group: (name) => groups[name] ?? "",
			line
		};
	}
	return null;
}
/** The last element of a path, with `/` or `\`. */
function baseName(path) {
	return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

// src/core/diagnosis/catalogue/cgo-packages.ts
/**
* Which package of a distribution brings a C header, a library or a compiler.
*
* Only what is well known and has not moved in years: a wrong name here is worse than none. Debian's names serve Ubuntu
* and all images on `-bookworm`; Alpine's serve `-alpine`; Homebrew's serve macOS.
*/
const of = (apt, apk, brew) => ({
	apt,
	apk,
	brew
});
const LIBC = of("libc6-dev", "musl-dev", null);
/** By library: the name behind `-l`, which is also that of most pkg-config files. */
const LIBRARIES = {
	z: of("zlib1g-dev", "zlib-dev", "zlib"),
	zlib: of("zlib1g-dev", "zlib-dev", "zlib"),
	bz2: of("libbz2-dev", "bzip2-dev", "bzip2"),
	lzma: of("liblzma-dev", "xz-dev", "xz"),
	liblzma: of("liblzma-dev", "xz-dev", "xz"),
	lz4: of("liblz4-dev", "lz4-dev", "lz4"),
	zstd: of("libzstd-dev", "zstd-dev", "zstd"),
	snappy: of("libsnappy-dev", "snappy-dev", "snappy"),
	sqlite3: of("libsqlite3-dev", "sqlite-dev", "sqlite"),
	ssl: of("libssl-dev", "openssl-dev", "openssl@3"),
	crypto: of("libssl-dev", "openssl-dev", "openssl@3"),
	openssl: of("libssl-dev", "openssl-dev", "openssl@3"),
	libssl: of("libssl-dev", "openssl-dev", "openssl@3"),
	libcrypto: of("libssl-dev", "openssl-dev", "openssl@3"),
	pcap: of("libpcap-dev", "libpcap-dev", "libpcap"),
	libpcap: of("libpcap-dev", "libpcap-dev", "libpcap"),
	asound: of("libasound2-dev", "alsa-lib-dev", null),
	alsa: of("libasound2-dev", "alsa-lib-dev", null),
	X11: of("libx11-dev", "libx11-dev", "libx11"),
	x11: of("libx11-dev", "libx11-dev", "libx11"),
	Xcursor: of("libxcursor-dev", "libxcursor-dev", "libxcursor"),
	xcursor: of("libxcursor-dev", "libxcursor-dev", "libxcursor"),
	Xrandr: of("libxrandr-dev", "libxrandr-dev", "libxrandr"),
	xrandr: of("libxrandr-dev", "libxrandr-dev", "libxrandr"),
	Xinerama: of("libxinerama-dev", "libxinerama-dev", "libxinerama"),
	xinerama: of("libxinerama-dev", "libxinerama-dev", "libxinerama"),
	Xi: of("libxi-dev", "libxi-dev", "libxi"),
	xi: of("libxi-dev", "libxi-dev", "libxi"),
	Xxf86vm: of("libxxf86vm-dev", "libxxf86vm-dev", "libxxf86vm"),
	xxf86vm: of("libxxf86vm-dev", "libxxf86vm-dev", "libxxf86vm"),
	xkbcommon: of("libxkbcommon-dev", "libxkbcommon-dev", "libxkbcommon"),
	"wayland-client": of("libwayland-dev", "wayland-dev", null),
	GL: of("libgl1-mesa-dev", "mesa-dev", null),
	gl: of("libgl1-mesa-dev", "mesa-dev", null),
	EGL: of("libegl-dev", "mesa-dev", null),
	egl: of("libegl-dev", "mesa-dev", null),
	GLESv2: of("libgles-dev", "mesa-dev", null),
	SDL2: of("libsdl2-dev", "sdl2-dev", "sdl2"),
	sdl2: of("libsdl2-dev", "sdl2-dev", "sdl2"),
	"gtk+-3.0": of("libgtk-3-dev", "gtk+3.0-dev", "gtk+3"),
	gtk4: of("libgtk-4-dev", "gtk4.0-dev", "gtk4"),
	"glib-2.0": of("libglib2.0-dev", "glib-dev", "glib"),
	"webkit2gtk-4.1": of("libwebkit2gtk-4.1-dev", "webkit2gtk-4.1-dev", null),
	"webkit2gtk-4.0": of("libwebkit2gtk-4.0-dev", "webkit2gtk-dev", null),
	"ayatana-appindicator3-0.1": of("libayatana-appindicator3-dev", "libayatana-appindicator-dev", null),
	usb: of("libusb-1.0-0-dev", "libusb-dev", "libusb"),
	"usb-1.0": of("libusb-1.0-0-dev", "libusb-dev", "libusb"),
	"libusb-1.0": of("libusb-1.0-0-dev", "libusb-dev", "libusb"),
	udev: of("libudev-dev", "eudev-dev", null),
	libudev: of("libudev-dev", "eudev-dev", null),
	pam: of("libpam0g-dev", "linux-pam-dev", null),
	systemd: of("libsystemd-dev", null, null),
	libsystemd: of("libsystemd-dev", null, null),
	seccomp: of("libseccomp-dev", "libseccomp-dev", null),
	libseccomp: of("libseccomp-dev", "libseccomp-dev", null),
	btrfs: of("libbtrfs-dev", "btrfs-progs-dev", null),
	devmapper: of("libdevmapper-dev", "lvm2-dev", null),
	gpgme: of("libgpgme-dev", "gpgme-dev", "gpgme"),
	"gpg-error": of("libgpg-error-dev", "libgpg-error-dev", "libgpg-error"),
	git2: of("libgit2-dev", "libgit2-dev", "libgit2"),
	libgit2: of("libgit2-dev", "libgit2-dev", "libgit2"),
	curl: of("libcurl4-openssl-dev", "curl-dev", "curl"),
	libcurl: of("libcurl4-openssl-dev", "curl-dev", "curl"),
	xml2: of("libxml2-dev", "libxml2-dev", "libxml2"),
	"libxml-2.0": of("libxml2-dev", "libxml2-dev", "libxml2"),
	pq: of("libpq-dev", "libpq-dev", "libpq"),
	libpq: of("libpq-dev", "libpq-dev", "libpq"),
	mysqlclient: of("default-libmysqlclient-dev", "mariadb-dev", "mysql-client"),
	odbc: of("unixodbc-dev", "unixodbc-dev", "unixodbc"),
	vips: of("libvips-dev", "vips-dev", "vips"),
	png: of("libpng-dev", "libpng-dev", "libpng"),
	libpng: of("libpng-dev", "libpng-dev", "libpng"),
	jpeg: of("libjpeg-dev", "libjpeg-turbo-dev", "jpeg-turbo"),
	webp: of("libwebp-dev", "libwebp-dev", "webp"),
	libwebp: of("libwebp-dev", "libwebp-dev", "webp"),
	MagickWand: of("libmagickwand-dev", "imagemagick-dev", "imagemagick"),
	tesseract: of("libtesseract-dev", "tesseract-ocr-dev", "tesseract"),
	lept: of("libleptonica-dev", "leptonica-dev", "leptonica"),
	opus: of("libopus-dev", "opus-dev", "opus"),
	portaudio: of("portaudio19-dev", "portaudio-dev", "portaudio"),
	"portaudio-2.0": of("portaudio19-dev", "portaudio-dev", "portaudio"),
	libpulse: of("libpulse-dev", "pulseaudio-dev", "pulseaudio"),
	avcodec: of("libavcodec-dev", "ffmpeg-dev", "ffmpeg"),
	libavcodec: of("libavcodec-dev", "ffmpeg-dev", "ffmpeg"),
	libavformat: of("libavformat-dev", "ffmpeg-dev", "ffmpeg"),
	libavutil: of("libavutil-dev", "ffmpeg-dev", "ffmpeg"),
	opencv4: of("libopencv-dev", "opencv-dev", "opencv"),
	zmq: of("libzmq3-dev", "zeromq-dev", "zeromq"),
	libzmq: of("libzmq3-dev", "zeromq-dev", "zeromq"),
	sodium: of("libsodium-dev", "libsodium-dev", "libsodium"),
	libsodium: of("libsodium-dev", "libsodium-dev", "libsodium"),
	rdkafka: of("librdkafka-dev", "librdkafka-dev", "librdkafka"),
	ncurses: of("libncurses-dev", "ncurses-dev", "ncurses"),
	readline: of("libreadline-dev", "readline-dev", "readline"),
	ffi: of("libffi-dev", "libffi-dev", "libffi"),
	rocksdb: of("librocksdb-dev", "rocksdb-dev", "rocksdb"),
	archive: of("libarchive-dev", "libarchive-dev", "libarchive"),
	pthread: LIBC,
	m: LIBC,
	dl: LIBC,
	c: LIBC,
	rt: LIBC,
	"stdc++": of("g++", "g++", null)
};
/** By header: the first element of its path, or its whole name. */
const HEADERS = {
	"zlib.h": "z",
	"bzlib.h": "bz2",
	"lzma.h": "lzma",
	"lz4.h": "lz4",
	"zstd.h": "zstd",
	"snappy-c.h": "snappy",
	"sqlite3.h": "sqlite3",
	openssl: "ssl",
	"pcap.h": "pcap",
	pcap: "pcap",
	alsa: "asound",
	"X11/Xcursor/Xcursor.h": "Xcursor",
	"X11/extensions/Xrandr.h": "Xrandr",
	"X11/extensions/Xinerama.h": "Xinerama",
	"X11/extensions/XInput2.h": "Xi",
	"X11/extensions/xf86vmode.h": "Xxf86vm",
	X11: "X11",
	xkbcommon: "xkbcommon",
	"wayland-client.h": "wayland-client",
	"wayland-client-core.h": "wayland-client",
	"GL/gl.h": "GL",
	"GL/glx.h": "GL",
	EGL: "EGL",
	GLES2: "GLESv2",
	GLES3: "GLESv2",
	SDL2: "SDL2",
	"gtk/gtk.h": "gtk+-3.0",
	"glib.h": "glib-2.0",
	"libusb.h": "usb-1.0",
	"libusb-1.0": "usb-1.0",
	"libudev.h": "udev",
	"security/pam_appl.h": "pam",
	"security/pam_modules.h": "pam",
	systemd: "systemd",
	"seccomp.h": "seccomp",
	btrfs: "btrfs",
	"libdevmapper.h": "devmapper",
	"gpgme.h": "gpgme",
	"gpg-error.h": "gpg-error",
	"git2.h": "git2",
	git2: "git2",
	curl: "curl",
	"libxml/parser.h": "xml2",
	libxml: "xml2",
	"libpq-fe.h": "pq",
	mysql: "mysqlclient",
	"mysql.h": "mysqlclient",
	"sql.h": "odbc",
	"sqlext.h": "odbc",
	vips: "vips",
	"png.h": "png",
	"jpeglib.h": "jpeg",
	webp: "webp",
	"MagickWand/MagickWand.h": "MagickWand",
	tesseract: "tesseract",
	leptonica: "lept",
	opus: "opus",
	"portaudio.h": "portaudio",
	pulse: "libpulse",
	libavcodec: "avcodec",
	libavformat: "libavformat",
	libavutil: "libavutil",
	opencv2: "opencv4",
	"zmq.h": "zmq",
	"sodium.h": "sodium",
	librdkafka: "rdkafka",
	"ncurses.h": "ncurses",
	"curses.h": "ncurses",
	readline: "readline",
	"ffi.h": "ffi",
	rocksdb: "rocksdb",
	"archive.h": "archive"
};
/** Headers of the C library and of the kernel: without them nothing at all builds. */
const STANDARD_HEADERS = new Set(`assert.h ctype.h dirent.h dlfcn.h errno.h fcntl.h features.h float.h grp.h inttypes.h limits.h locale.h math.h netdb.h
  poll.h pthread.h pwd.h resolv.h setjmp.h signal.h stdarg.h stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h
  strings.h termios.h time.h unistd.h wchar.h arpa bits gnu netinet net sys`.split(/\s+/));
function lookUp(table, name) {
	return Object.hasOwn(table, name) ? table[name] ?? null : null;
}
function installed({ apt, apk, brew }) {
	const commands = [
		`\`apt-get install ${apt}\``,
		...apk === null ? [] : [`\`apk add ${apk}\``],
		...brew === null ? [] : [`\`brew install ${brew}\``]
	];
	const last = commands.pop() ?? "";
	return commands.length === 0 ? last : `${commands.join(", ")} or ${last}`;
}
/** The package of a header, the library it belongs to, or `null` when it is not well known. */
function headerPackages(header) {
	const path = header.replaceAll("\\", "/");
	const top = path.split("/", 1)[0] ?? "";
	if (STANDARD_HEADERS.has(path) || STANDARD_HEADERS.has(top)) return LIBC;
	if (top === "linux" || top === "asm") return of("linux-libc-dev", "linux-headers", null);
	const library = lookUp(HEADERS, path) ?? lookUp(HEADERS, top);
	return library === null ? null : lookUp(LIBRARIES, library);
}
/** What to do about a header that is not there. `file`: the file that includes it. */
function headerFix(header) {
	const packages = headerPackages(header);
	if (packages !== null) return `install the package that brings it: ${installed(packages)}`;
	return `if it belongs to a library, install its development package (\`apt-file search ${word(header)}\` and \`apk search\` name it) or show where it is: \`CGO_CFLAGS=-I/DIR\`; if it is yours, commit it and write \`#cgo CFLAGS: -I\${SRCDIR}/DIR\``;
}
/** What to do about a library that the linker does not find, by its name behind `-l`. */
function libraryFix(library) {
	const packages = lookUp(LIBRARIES, library);
	if (packages !== null) return `install its development package: ${installed(packages)}`;
	return `install its development package (on Debian as a rule \`lib${word(library)}-dev\`), or show where it is: \`CGO_LDFLAGS=-L/DIR\``;
}
/** What to do about a pkg-config file that is not there. */
function pkgConfigFix(name) {
	const packages = lookUp(LIBRARIES, name);
	if (packages !== null) return `install its development package: ${installed(packages)}`;
	return `install its development package (\`apt-file search ${word(name)}.pc\` names it), or add the folder of ${word(name)}.pc to \`PKG_CONFIG_PATH\``;
}
/** Compilers by the name of their program: what Debian and Alpine call the package. */
const COMPILERS = [
	[/^(?:gcc|cc)$/, "gcc libc6-dev"],
	[/^(?:g\+\+|c\+\+)$/, "g++"],
	[/^clang$/, "clang"],
	[/^clang\+\+$/, "clang"],
	[/^gfortran$/, "gfortran"],
	[/^musl-gcc$/, "musl-tools"],
	[/^x86_64-w64-mingw32-(?:gcc|g\+\+)$/, "gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64"],
	[/^i686-w64-mingw32-(?:gcc|g\+\+)$/, "gcc-mingw-w64-i686 g++-mingw-w64-i686"],
	[/^(?<triple>aarch64|arm|riscv64|s390x|powerpc64le|mips|mipsel|i686|x86_64)-linux-gnu\w{0,8}-(?:gcc|g\+\+)$/, ""]
];
/** What to do about a C compiler that is not there. */
function compilerFix(program) {
	const name = program.replace(/^.*[\\/]/, "").replace(/\.exe$/, "");
	if (/[\\/]/.test(program)) return `correct the path in \`CC\` (\`go env CC\` shows it), or take it away to use \`gcc\`: \`go env -u CC\``;
	for (const [pattern, apt] of COMPILERS) {
		const found = pattern.exec(name);
		if (found === null) continue;
		if (found.groups?.["triple"] !== void 0) {
			const debian = name.replace(/^(.*)-(gcc|g\+\+)$/, "$2-$1").replace("x86_64", "x86-64");
			return `install the cross compiler: \`apt-get install ${word(debian)} libc6-dev-${CROSS_LIBC[found.groups["triple"]] ?? "ARCH"}-cross\``;
		}
		if (name === "gcc" || name === "cc") return "install a C compiler: `apt-get install gcc libc6-dev`, `apk add gcc musl-dev`, `xcode-select --install` on macOS, mingw-w64 on Windows; or, where no package needs C, `CGO_ENABLED=0`";
		return `install it: \`apt-get install ${apt}\`; or, where no package needs C, \`CGO_ENABLED=0\``;
	}
	return `install ${word(name)}, or name another C compiler with \`CC\`; where no package needs C, \`CGO_ENABLED=0\``;
}
const CROSS_LIBC = {
	aarch64: "arm64",
	arm: "armhf",
	riscv64: "riscv64",
	s390x: "s390x",
	powerpc64le: "ppc64el",
	mips: "mips",
	mipsel: "mipsel",
	i686: "i386",
	x86_64: "amd64"
};
/** Debian's cross compiler for an architecture of Go, `null` for one without. */
function crossCompiler(goarch) {
	return lookUp(CROSS, goarch);
}
const CROSS = {
	amd64: "x86_64-linux-gnu-gcc",
	arm64: "aarch64-linux-gnu-gcc",
	arm: "arm-linux-gnueabihf-gcc",
	"386": "i686-linux-gnu-gcc",
	riscv64: "riscv64-linux-gnu-gcc",
	s390x: "s390x-linux-gnu-gcc",
	ppc64le: "powerpc64le-linux-gnu-gcc",
	mips: "mips-linux-gnu-gcc",
	mipsle: "mipsel-linux-gnu-gcc"
};

export { libraryFix as a, byWhole as c, word as d, byPattern as f, headerPackages as i, findLine as l, crossCompiler as n, pkgConfigFix as o, headerFix as r, baseName as s, compilerFix as t, withPlace as u };