import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  TableCell,
  TableRow,
  WidthType,
  type Table,
} from 'docx'
import type { StatementPaper } from '../../domain/helper/statement'
import { gridTable } from './table'
import { FONTS, runs } from './text'

/** Half points: larger than official documents have it, for old eyes. */
const SIZE = { title: 56, body: 40 }
/** 日期, 事情, 积分; together the width between the margins of A4. */
const COLUMNS = [1900, 5200, 1700]

const words = (text: string, size: number = SIZE.body) => runs(text, { size })
const line = (text: string): Paragraph =>
  new Paragraph({ spacing: { before: 160, after: 80 }, children: words(text) })

const cell = (column: number, text: string): TableCell =>
  new TableCell({
    width: { size: COLUMNS[column]!, type: WidthType.DXA },
    margins: { left: 100, right: 100, top: 100, bottom: 100 },
    children: [
      new Paragraph({
        alignment: column === 2 ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: words(text),
      }),
    ],
  })

const row = (cells: readonly string[], tableHeader = false): TableRow =>
  new TableRow({ cantSplit: true, tableHeader, children: cells.map((text, i) => cell(i, text)) })

const table = (rows: StatementPaper['rows']): Table =>
  gridTable(COLUMNS, 6, [
    row(['日期', '事情', '积分'], true),
    ...rows.map(({ day, text, change }) => row([day, text, change])),
  ])

/** 积分对账单 as a docx: A4, few words, 20 points and more. */
export async function statementDocument(paper: StatementPaper): Promise<Buffer> {
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: runs(paper.title, { size: SIZE.title, bold: true }, FONTS.title),
  })
  const children = [
    title,
    ...paper.head.map(line),
    ...(paper.rows.length > 0 ? [table(paper.rows)] : []),
    ...paper.foot.map(line),
  ]
  return Packer.toBuffer(new Document({ title: paper.title, sections: [{ children }] }))
}
