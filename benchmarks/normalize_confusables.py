"""Writes the table of characters that OCR may take for an amount's characters: hedui/normalize/confusable.toml.

    python benchmarks/normalize_confusables.py > hedui/normalize/confusable.toml

Every common character is drawn in a Song and a Hei typeface at the size that 10.5 points have at 200 dpi, blurred a
little, and compared with each character that amounts are written with; those whose pictures correlate most in either
typeface are its look-alikes. ``SEEN`` adds pairs known from OCR'd agreements whose pictures are less alike.
Needs numpy, Pillow and the Debian package fonts-noto-cjk.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc")
SIMPLIFIED_CHINESE = 2
PIXELS = 30
BLUR = 0.9
LEAST = 0.6
MOST = 6
AMOUNT = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整一二三四五六七八九十百千"
SEEN = {
    "零": "雾雷",
    "壹": "壶",
    "贰": "贷贡",
    "伍": "任",
    "陆": "陵",
    "捌": "别",
    "玖": "政玟",
    "拾": "捡",
    "佰": "伯",
    "仟": "任什",
    "万": "方力",
    "亿": "忆",
    "元": "无",
    "圆": "园",
    "分": "兮",
    "整": "鳌",
}


def common_characters() -> Iterator[str]:
    """The 3,755 characters of the first level of GB 2312, the ones in common use."""
    for high in range(0xB0, 0xD8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def pictures(characters: str, font_name: str) -> np.ndarray:
    """One row of pixels a character, with mean 0 and length 1."""
    font = ImageFont.truetype(font_name, PIXELS, index=SIMPLIFIED_CHINESE)
    rows = []
    for character in characters:
        image = Image.new("L", (PIXELS + 8, PIXELS + 8))
        ImageDraw.Draw(image).text((4 + PIXELS / 2, 4 + PIXELS / 2), character, fill=255, font=font, anchor="mm")
        pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(BLUR)), dtype=float).ravel()
        pixels -= pixels.mean()
        rows.append(pixels / (np.linalg.norm(pixels) or 1.0))
    return np.array(rows)


def main() -> None:
    everything = "".join(common_characters())
    likeness = np.max(
        [pictures(AMOUNT, font) @ pictures(everything, font).T for font in FONTS],
        axis=0,
    )
    print("# Characters that OCR may read in place of an amount's; drawn and compared by")
    print("# benchmarks/normalize_confusables.py, which says how. Most alike first.")
    for character, row in zip(AMOUNT, likeness, strict=True):
        order = [index for index in np.argsort(-row) if everything[index] != character and row[index] >= LEAST]
        alike = [everything[index] for index in order[:MOST]]
        alike += [seen for seen in SEEN.get(character, "") if seen not in alike]
        print(f'"{character}" = "{"".join(alike)}"')


if __name__ == "__main__":
    main()
