import { CsvError, parse } from 'csv-parse/sync'
import type { ImportFileName, ImportInput } from '../../domain/street/import'
import type { ImportIssue } from '../../domain/street/import/issues'
import { cloud } from '../platform/sdk'
import { readFile } from '../platform/storage'

const MAX_BYTES = 10 * 1024 * 1024

/** Spreadsheets save UTF-8, or the Chinese code page where nobody chose. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function parseText(file: ImportFileName, text: string): { value: unknown } | ImportIssue {
  try {
    if (!file.endsWith('.csv')) return { value: JSON.parse(text) }
    // Row lengths and blank rows are judged by the domain, which knows the spreadsheet's numbers.
    return { value: parse(text, { bom: true, relax_column_count: true }) as string[][] }
  } catch (error) {
    const row = error instanceof CsvError ? Number(error.lines ?? 0) : 0
    const message = file.endsWith('.csv')
      ? '表格读不懂：引号没有成对，请检查这一行附近。'
      : '文件不是正确的JSON，请检查逗号、引号和括号。'
    return { file, row, field: '', message }
  }
}

async function readOne(
  file: ImportFileName,
  fileId: string,
): Promise<{ value: unknown } | ImportIssue> {
  const bytes = await readFile(fileId)
  const message = !bytes
    ? '文件没有上传成功，请重新上传。'
    : bytes.length > MAX_BYTES
      ? '文件超过10兆，请检查是不是传错了。'
      : null
  if (message !== null || !bytes) return { file, row: 0, field: '', message: message ?? '' }
  return parseText(file, decode(bytes))
}

/** Fetches and parses the uploaded files; every unreadable one is an issue. */
export async function readFiles(
  fileIds: Partial<Record<ImportFileName, string>>,
): Promise<{ input: ImportInput; issues: ImportIssue[] }> {
  const input: ImportInput = {}
  const issues: ImportIssue[] = []
  for (const [name, fileId] of Object.entries(fileIds) as [ImportFileName, string][]) {
    const read = await readOne(name, fileId)
    if ('value' in read) input[name] = read.value
    else issues.push(read)
  }
  return { input, issues }
}

/** Stores a text of ours where no client can read it; says the fileID. */
export async function writeFile(cloudPath: string, text: string): Promise<string> {
  const stored = await cloud.uploadFile({ cloudPath, fileContent: Buffer.from(text) as never })
  return stored.fileID
}
