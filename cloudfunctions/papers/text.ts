import { TextRun, type IRunOptions } from 'docx'

/**
 * Fonts as official documents have them. Where one lacks a character the reader's program takes another,
 * except for rare ones, of which some programs print a box: those are given the font that has them.
 */
export const FONTS = { body: '仿宋', heading: '黑体', title: '宋体' } as const
export type Font = (typeof FONTS)[keyof typeof FONTS]

/** Extension A, and everything outside the BMP that is an ideograph. */
const RARE: [font: string, characters: RegExp][] = [
  ['宋体', /[\u3400-\u4dbf]/u],
  ['SimSun-ExtB', /[\u{20000}-\u{3ffff}]/u],
]

/**
 * What XML cannot hold, and what turns the order of characters round: a sum must read as it is stored.
 * Line breaks that people typed become spaces; whoever wants paragraphs has divided them before.
 */

const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** Halves of a pair that lost the other. */
const LONE_SURROGATE = /\p{Surrogate}/gu

export const printable = (text: string): string =>
  text
    .replace(LONE_SURROGATE, '')
    .replace(FORBIDDEN, '')
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')

const fontOf = (character: string, usual: Font): string =>
  RARE.find(([, characters]) => characters.test(character))?.[0] ?? usual

/** `text` in pieces of one font each. */
function pieces(text: string, usual: Font): { font: string; text: string }[] {
  const found: { font: string; text: string }[] = []
  for (const character of printable(text)) {
    const font = fontOf(character, usual)
    const last = found.at(-1)
    if (last?.font === font) last.text += character
    else found.push({ font, text: character })
  }
  return found
}

/** Runs of a paragraph. Sizes are half points, as the format has them. */
export function runs(
  text: string,
  look: Pick<IRunOptions, 'size' | 'bold' | 'color'>,
  usual: Font = FONTS.body,
): TextRun[] {
  return pieces(text, usual).map((piece) => {
    const { font } = piece
    // Figures and letters in the same font: another one jumps in the line.
    const names = { ascii: font, hAnsi: font, eastAsia: font, cs: font, hint: 'eastAsia' }
    return new TextRun({ ...look, text: piece.text, font: names })
  })
}
