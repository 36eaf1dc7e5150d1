"""What readers say when a file cannot be read: what happened, why, and what to do."""

from __future__ import annotations

from hedui.messages import Message

MISSING = Message(
    zh="找不到文件“{name}”，请检查路径是否正确。",
    en="“{name}” does not exist; check the path.",
)
FOLDER = Message(
    zh="“{name}”是文件夹，其中不只是一份合同的各页，请指定其中的某个文件，或用 import 命令处理整个文件夹。",
    en="“{name}” is a folder that does not hold the pages of one agreement alone; name a file in it, or use the"
    " import command for the whole folder.",
)
UNREADABLE = Message(
    zh="无法打开“{name}”（{reason}），请检查文件的读取权限，并确认它没有被其他程序占用。",
    en="“{name}” cannot be opened ({reason}); check its permissions and that no other program holds it.",
)
EMPTY_FILE = Message(
    zh="“{name}”是空文件（0 字节），请重新下载或复制该文件。",
    en="“{name}” is empty (0 bytes); download or copy it again.",
)
TOO_MANY_BYTES = Message(
    zh="“{name}”有 {size} MiB，超过上限 {limit} MiB，"
    "请拆分文件，或用 --max-megabytes（hedui.toml 中为 max_megabytes）调高上限。",
    en="“{name}” has {size} MiB, more than the limit of {limit} MiB; split it"
    " or raise --max-megabytes (max_megabytes in hedui.toml).",
)
TOO_MANY_PAGES = Message(
    zh="“{name}”有 {pages} 页，超过上限 {limit} 页，"
    "请拆分文件，或用 --max-pages（hedui.toml 中为 max_pages）调高上限。",
    en="“{name}” has {pages} pages, more than the limit of {limit}; split it"
    " or raise --max-pages (max_pages in hedui.toml).",
)
NOT_WHAT_IT_SAYS = Message(
    zh="“{name}”的内容不是{expected}，文件可能已损坏或扩展名有误，请用原来的程序打开确认后重新保存。",
    en="“{name}” does not hold {expected}: it is damaged or wrongly named; open it in its own program"
    " and save it again.",
)
UNSUPPORTED = Message(
    zh="无法识别“{name}”的内容；可以读取 PDF、OFD、Word（.docx）、图片（png、jpg、heic、tif、bmp、webp）"
    "和文本（.txt、.md、.html），请先转换格式。",
    en="“{name}” is no kind of document that can be read; convert it to PDF, OFD, .docx, .txt, .md, .html or an image"
    " (png, jpg, heic, tif, bmp, webp) first.",
)
NUL_BYTES = Message(
    zh="“{name}”含有空字节（NUL），不是可识别的文本编码，可能是没有 BOM 的 UTF-16 或二进制文件，请另存为 UTF-8。",
    en="“{name}” holds NUL bytes, so it is text in no known encoding (perhaps UTF-16 without BOM); save it as UTF-8.",
)
UNKNOWN_ENCODING = Message(
    zh="“{name}”的文字编码无法识别（既不是 UTF-8、带 BOM 的 UTF-16，也不是 GB18030），请另存为 UTF-8。",
    en="“{name}” is text in an unknown encoding (not UTF-8, UTF-16 with BOM or GB18030); save it as UTF-8.",
)
CUT_OFF = Message(
    zh="“{name}”不完整（缺少 PDF 结尾标记），可能下载或复制中断，请重新获取该文件。",
    en="“{name}” is cut off (the end mark of a PDF is missing); download or copy it again.",
)
DAMAGED_PDF = Message(
    zh="“{name}”已损坏，PDF 结构无法解析，请重新获取该文件，或用 PDF 阅读器打开后另存。",
    en="“{name}” is damaged: its PDF structure makes no sense; get it again, or open it in a PDF reader"
    " and save a copy.",
)
LOCKED = Message(
    zh="“{name}”已加密（设有打开密码），无法读取，请先用密码打开并另存为不加密的 PDF。",
    en="“{name}” is encrypted and needs a password; open it with the password and save it without encryption.",
)
LOCKED_OFFICE = Message(
    zh="“{name}”已加密（设有打开密码），无法读取，请先用密码打开并另存为不加密的 .docx 或 PDF。",
    en="“{name}” is encrypted and needs a password; open it with the password and save it as .docx or PDF without.",
)
NO_PAGES = Message(
    zh="“{name}”里没有任何页面，请确认文件是否完整。",
    en="“{name}” has no pages; check that it is the right file.",
)
DAMAGED_OFD = Message(
    zh="“{name}”已损坏，不是完整的 OFD 文件，请重新获取该文件，或用 OFD 阅读器打开后另存为 PDF。",
    en="“{name}” is damaged and no whole OFD file; get it again, or open it in an OFD reader and save it as PDF.",
)
DAMAGED_WORD = Message(
    zh="“{name}”已损坏，不是完整的 Word 文件（.docx），请重新获取该文件，或用 Word 打开修复后另存。",
    en="“{name}” is damaged and no whole Word file (.docx); get it again, or let Word repair it and save a copy.",
)
TOO_DEEP = Message(
    zh="“{name}”里的表格或其他内容一层套一层，层数过多，无法读取（文件未必损坏）；请打开后另存为 PDF。",
    en="In “{name}” tables or other things are nested too deeply to be read, though it may be whole; open it and save"
    " it as PDF.",
)
DAMAGED_PICTURE = Message(
    zh="“{name}”已损坏，图片数据不完整或无法解码，请重新扫描、拍摄或复制该文件。",
    en="“{name}” is damaged: its picture is cut off or cannot be decoded; scan, photograph or copy it again.",
)
TOO_MANY_PIXELS = Message(
    zh="“{name}”有 {size} 百万像素，超过上限 {limit} 百万，"
    "请以较低的分辨率重新扫描，或用 --max-megapixels（hedui.toml 中为 max_megapixels）调高上限。",
    en="“{name}” has {size} megapixels, more than the limit of {limit}; scan it at a lower resolution"
    " or raise --max-megapixels (max_megapixels in hedui.toml).",
)
ARCHIVE_DAMAGED = Message(
    zh="“{name}”已损坏，不是完整的 ZIP 压缩包，请重新获取该文件。",
    en="“{name}” is damaged and no whole ZIP archive; get it again.",
)
ARCHIVE_EMPTY = Message(
    zh="压缩包“{name}”里没有文件，请确认文件是否完整。",
    en="The archive “{name}” holds no files; check that it is the right one.",
)
ARCHIVE_LOCKED = Message(
    zh="压缩包“{name}”里有 {count} 个文件加了密码，没有读取，请先用密码解压，再处理解压出来的文件。",
    en="In the archive “{name}” {count} files are locked with a password and were not read; unpack them with it first.",
)
ARCHIVE_NAMES = Message(
    zh="压缩包“{name}”里有 {count} 个文件的名称无效（指向压缩包之外或含有控制字符），没有读取，请解压后再处理。",
    en="In the archive “{name}” {count} files bear names that no file may have (they lead out of it or hold control"
    " characters) and were not read; unpack it first.",
)
ARCHIVE_DOUBLES = Message(
    zh="压缩包“{name}”里有 {count} 个文件与后面的文件同名而内容不同，没有读取（只读取最后一个），请解压后再处理。",
    en="In the archive “{name}” {count} files bear the name of a later one that says something else and were not read"
    " (of one name only the last is); unpack it first.",
)
ARCHIVE_OF_MANY = Message(
    zh="压缩包“{name}”里的文件超过 {limit} 个，没有读取，请解压后再处理。",
    en="The archive “{name}” holds more than {limit} files and was not read; unpack it first.",
)
ARCHIVE_SWELLS = Message(
    zh="压缩包“{name}”解压后异常庞大，没有读取；确认无误后请自行解压再处理。",
    en="The archive “{name}” would grow beyond measure and was not read; unpack it yourself if it is what you expect.",
)
PACKED_OTHERWISE = Message(
    zh="“{name}”在压缩包里使用了无法解开的压缩方式，请用其他程序解压后再处理。",
    en="“{name}” is packed in a way that cannot be undone here; unpack the archive with another program.",
)
PACKED_DAMAGED = Message(
    zh="“{name}”在压缩包里的数据已损坏，请重新获取该压缩包。",
    en="“{name}” is damaged within its archive; get the archive again.",
)
