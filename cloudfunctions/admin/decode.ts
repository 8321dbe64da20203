import {
  TABLES,
  type ImportFileName,
  type ListFileName,
  type TableName,
} from '../../domain/street/import/columns'

/** Any file that an office brings. */
export type OfficeFile = ImportFileName | ListFileName

/** The text of a file, or where (a row as the spreadsheet numbers it, 0 for JSON) and why it has none. */
export type Decoded = { text: string } | { row: number; fault: string }

const SAVE_AGAIN = '请在原来的软件里另存为UTF-8（CSV选“CSV UTF-8”）后重新上传。'

/** A text in bytes of one encoding, or null where some byte has no place in it. */
function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Number of the row in which position `at` of a CSV lies: line breaks within quotes do not count. */
function rowAt(text: string, at: number): number {
  let row = 1
  let isQuoted = false
  for (let i = 0; i < at; i++) {
    const c = text[i]
    if (c === '"') isQuoted = !isQuoted
    else if (!isQuoted && (c === '\n' || (c === '\r' && text[i + 1] !== '\n'))) row++
  }
  return row
}

const UTF8_BOM = [0xef, 0xbb, 0xbf]
const startsWith = (bytes: Uint8Array, mark: number[]): boolean =>
  mark.every((b, i) => bytes[i] === b)

/** Headings of a table that are Chinese in our tables. */
function headingsIn(file: TableName, text: string): number {
  const above = text.split(/\r\n|\n|\r/, 10)
  const count = (line: string) => {
    const cells = line.split(/[,\t]/).map((c) => c.replace(/"/g, '').trim())
    return TABLES[file].filter((c) => cells.includes(c.label)).length
  }
  return Math.max(...above.map(count))
}

/** Runs of Chinese as UTF-8 has them: three bytes each, where GBK has two. */
const UTF8_RUN = /(?:[\xe4-\xe9][\x80-\xbf]{2}){2,}/g
const NO_ASCII = /[\x80-\xff]/
/** Private use, controls and unassigned: no spreadsheet of a street holds them. */
const IMPLAUSIBLE = /[\ufffd\ue000-\uf8ff\u0080-\u009f\p{Cn}]|[\u0000-\u0008\u000e-\u001f]/u

/** One character a byte: signs of ASCII stay where they are, in UTF-8 and in GBK. */
const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** Where some text between ASCII signs is whole in UTF-8, so was not written in GBK; -1 if nowhere. */
function utf8RunAt(text: string): number {
  for (const found of text.matchAll(UTF8_RUN)) {
    const before = text[found.index - 1] ?? ','
    const after = text[found.index + found[0].length] ?? ','
    if (!NO_ASCII.test(before) && !NO_ASCII.test(after)) return found.index
  }
  return -1
}

/**
 * A table in the Chinese code page of a spreadsheet, where it is that without a doubt: every byte has
 * its place, two headings of the table are there, and no cell is UTF-8. Null otherwise.
 */
function asGbk(file: OfficeFile, bytes: Uint8Array): string | null {
  if (!(file in TABLES) || startsWith(bytes, UTF8_BOM)) return null
  const text = strictly('gb18030', bytes)
  if (text === null || IMPLAUSIBLE.test(text) || utf8RunAt(latin(bytes)) >= 0) return null
  return headingsIn(file as TableName, text) >= 2 ? text : null
}

/** Says where the first byte lies that has no place: in GBK where the headings are GBK, else in UTF-8. */
function damaged(file: OfficeFile, bytes: Uint8Array): Decoded {
  const gbk = new TextDecoder('gb18030').decode(bytes)
  const isGbk = file in TABLES && headingsIn(file as TableName, gbk) >= 2
  const text = isGbk ? gbk : new TextDecoder('utf-8').decode(bytes)
  const at = Math.max(0, text.indexOf('\ufffd'))
  if (file in TABLES) {
    const fault = '这一行里有读不出的字（文件损坏，或不是UTF-8编码）；'
    const other = isGbk ? utf8RunAt(latin(bytes)) : -1
    const row = other < 0 ? rowAt(text, at) : rowAt(latin(bytes), other)
    return { row, fault: fault + SAVE_AGAIN }
  }
  const line = text.slice(0, at).split(/\r\n|\n|\r/).length
  const before = text.slice(Math.max(0, at - 12), at).replace(/\s+/g, ' ')
  const where = `第${line}行“${before}”后面`
  return { row: 0, fault: `${where}有读不出的字（文件损坏，或不是UTF-8编码）；${SAVE_AGAIN}` }
}

/** UTF-16 by its mark, which spreadsheets write as “Unicode 文本”. */
const UTF16: [mark: number[], encoding: string][] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/**
 * The text of an uploaded file. JSON is UTF-8; a table may also be UTF-16 with its mark, or GBK where
 * nothing speaks against it. Anything else is refused: a wrong guess makes other names of all names.
 */
export function decode(file: OfficeFile, bytes: Uint8Array): Decoded {
  const wide = UTF16.find(([mark]) => startsWith(bytes, mark))
  if (wide) {
    if (!(file in TABLES)) return { row: 0, fault: `文件是UTF-16编码；${SAVE_AGAIN}` }
    const text = strictly(wide[1], bytes)
    return text === null ? { row: 0, fault: `文件损坏，读不出来；${SAVE_AGAIN}` } : { text }
  }
  const text = strictly('utf-8', bytes) ?? asGbk(file, bytes)
  if (text === null) return damaged(file, bytes)
  const nothing = text.indexOf('\u0000')
  if (nothing < 0) return { text }
  const row = file in TABLES ? rowAt(text, nothing) : 0
  return { row, fault: `文件里有空字符，不是文本文件或编码不对；${SAVE_AGAIN}` }
}
