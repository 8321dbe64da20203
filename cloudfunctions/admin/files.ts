import { CsvError, parse } from 'csv-parse/sync'
import type { ImportIssue } from '../../domain/street/import/issues'
import { keepFile, readFile } from '../platform/storage'
import { decode, type OfficeFile } from './decode'

const MAX_BYTES = 10 * 1024 * 1024

/** A spreadsheet's “Unicode 文本” divides by tabs; what it calls CSV, by commas. */
function delimiterOf(text: string): string {
  const top = text.split(/\r\n|\n|\r/, 10).join('\n')
  return top.split('\t').length > top.split(',').length ? '\t' : ','
}

/** Row lengths and blank rows are judged by the domain, which knows the spreadsheet's numbers. */
const parseTable = (text: string): string[][] =>
  parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    // Files that were pasted together have several kinds.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
  })

function jsonFault(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : ''
  const at = /position (\d+)/.exec(message)?.[1]
  // What is missed at the very end is the rest of a file that was cut.
  const isCut = at !== undefined && Number(at) >= text.trimEnd().length
  if (isCut || /unexpected end/i.test(message)) {
    return '文件不完整，结尾缺少内容；请检查是不是没有存完或没有传完，重新上传。'
  }
  const line = at && text.slice(0, Number(at)).split(/\r\n|\n|\r/).length
  const where = line ? `第${line}行附近` : ''
  return `文件不是正确的JSON，请检查${where}的逗号、引号和括号。`
}

function parseText(file: OfficeFile, text: string): { value: unknown } | ImportIssue {
  try {
    return { value: file.endsWith('.csv') ? parseTable(text) : JSON.parse(text) }
  } catch (error) {
    if (!(error instanceof CsvError)) {
      return { file, row: 0, field: '', message: jsonFault(error, text) }
    }
    const row = Number(error.records ?? 0) + 1
    return { file, row, field: '', message: '表格读不懂：引号没有成对，请检查这一行附近。' }
  }
}

async function readOne(
  file: OfficeFile,
  fileId: string,
): Promise<{ value: unknown } | ImportIssue> {
  const bytes = await readFile(fileId)
  const message = !bytes
    ? '文件没有上传成功，请重新上传。'
    : bytes.length > MAX_BYTES
      ? '文件超过10兆，请检查是不是传错了。'
      : null
  if (message !== null || !bytes) return { file, row: 0, field: '', message: message ?? '' }
  const decoded = decode(file, bytes)
  if ('text' in decoded) return parseText(file, decoded.text)
  return { file, row: decoded.row, field: '', message: decoded.fault }
}

/** Fetches and parses the uploaded files; every unreadable one is an issue. */
export async function readFiles(
  fileIds: Partial<Record<OfficeFile, string>>,
): Promise<{ input: Partial<Record<OfficeFile, unknown>>; issues: ImportIssue[] }> {
  const input: Partial<Record<OfficeFile, unknown>> = {}
  const issues: ImportIssue[] = []
  for (const [name, fileId] of Object.entries(fileIds) as [OfficeFile, string][]) {
    const read = await readOne(name, fileId)
    if ('value' in read) input[name] = read.value
    else issues.push(read)
  }
  return { input, issues }
}

/** Stores a text of ours where no client can read it; says the fileID. */
export const writeFile = (cloudPath: string, text: string): Promise<string> =>
  keepFile(cloudPath, Buffer.from(text))
