import {
  AlignmentType,
  Document,
  Footer,
  HeightRule,
  LineRuleType,
  PageNumber,
  Packer,
  Paragraph,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
  type Table,
} from 'docx'
import type { AgreementPaper, SignatureRow } from '../../domain/mediation/paper'
import { gridTable } from './table'
import { FONTS, runs } from './text'

/** Raised with the look of the paper: one that was made before stays as it was printed. */
export const LAYOUT = 1

/** Twentieths of a point. */
const MM = 56.7
/** A4 with the margins of official documents (GB/T 9704). */
const PAGE = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: {
    top: Math.round(33 * MM),
    bottom: Math.round(28 * MM),
    left: Math.round(28 * MM),
    right: Math.round(26 * MM),
    footer: Math.round(16 * MM),
  },
}
/** Half points: 二号, 三号, 四号, 小四, 五号. */
const SIZE = { title: 44, body: 32, number: 28, small: 24, foot: 21 }
/** Columns of the table of signatures; together the width between the margins. */
const COLUMNS = [2300, 2100, 2745, 1700]
/** Room for a hand that writes large, and for a finger's print. */
const SIGNING_HEIGHT = 1150

/** Lines of 28 points, not stretched: a long sum that does not fit would tear the line apart. A paragraph begins two characters in. */
const line = (children: TextRun[], more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    spacing: { line: 560, lineRule: LineRuleType.AT_LEAST },
    ...more,
    children,
  })
const indented = (text: string): Paragraph =>
  line(runs(text, { size: SIZE.body }), {
    indent: { firstLine: 640 },
  })
const heading = (text: string): Paragraph =>
  line(runs(text, { size: SIZE.body }, FONTS.heading), {
    keepNext: true,
    spacing: { before: 160, line: 560, lineRule: LineRuleType.AT_LEAST },
  })

/** Without its number it could be signed twice under two: it says that it is a draft. */
const numberText = (paper: AgreementPaper): string =>
  paper.number === '' ? '草稿：尚未编号，不能签字' : `编号：${paper.number}`

function top(paper: AgreementPaper): Paragraph[] {
  const title = runs(paper.title, { size: SIZE.title, bold: true }, FONTS.title)
  return [
    line(title, { alignment: AlignmentType.CENTER, spacing: { after: 200 } }),
    line(runs(numberText(paper), { size: SIZE.number }), {
      alignment: AlignmentType.RIGHT,
      spacing: { after: 200 },
    }),
  ]
}

const cell = (column: number, text: string, keepNext: boolean): TableCell =>
  new TableCell({
    width: { size: COLUMNS[column]!, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext,
        children: runs(text, { size: SIZE.small }),
      }),
    ],
  })

/** What is to be done stands small at the top of the field, where ink does not meet it. */
function signingCell(how: string): TableCell {
  return new TableCell({
    width: { size: COLUMNS[2]!, type: WidthType.DXA },
    verticalAlign: VerticalAlign.TOP,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: [new Paragraph({ children: runs(`（${how}）`, { size: 18, color: '595959' }) })],
  })
}

const signatureRow = ({ who, name, how }: SignatureRow, keepNext: boolean): TableRow =>
  new TableRow({
    cantSplit: true,
    height: { value: SIGNING_HEIGHT, rule: HeightRule.ATLEAST },
    children: [
      cell(0, who, keepNext),
      cell(1, name, keepNext),
      signingCell(how),
      cell(3, '　年　月　日', keepNext),
    ],
  })

/** The seal is never alone on a page: these last rows go over with it. */
const ROWS_WITH_SEAL = 2

function signatures(rows: readonly SignatureRow[]): Table {
  const names = ['身份', '姓名（名称）', '签名、盖章', '日期']
  return gridTable(COLUMNS, 4, [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: names.map((name, i) => cell(i, name, true)),
    }),
    ...rows.map((row, i) => signatureRow(row, i >= rows.length - ROWS_WITH_SEAL)),
  ])
}

/** 落款: the seal goes over the committee's name, so there is room above and below. */
function seal(paper: AgreementPaper): Paragraph[] {
  const right = { alignment: AlignmentType.RIGHT, keepLines: true, keepNext: true }
  const text = (words: string) => runs(words, { size: SIZE.body })
  return [
    line(text(`协议达成日期：${paper.formedOn}`), { keepNext: true, spacing: { before: 360 } }),
    line(text(`${paper.committee}（印章）`), { ...right, spacing: { before: 700, after: 500 } }),
    line(text('盖章日期：　　　　年　　月　　日'), { ...right, keepNext: false }),
  ]
}

/** The number on every page: none can be exchanged for one of another agreement. */
function footer(paper: AgreementPaper): Footer {
  const parts = ['　第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页']
  const number = runs(numberText(paper), { size: SIZE.foot }, FONTS.title)
  const pages = parts.map(
    (part) => new TextRun({ size: SIZE.foot, font: FONTS.title, children: [part] }),
  )
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [...number, ...pages] })],
  })
}

/** The paper as a docx: A4, 仿宋 三号, a table in which everybody signs, the number on every page. */
export async function agreementDocument(paper: AgreementPaper): Promise<Buffer> {
  const body = [
    ...top(paper),
    heading('当事人'),
    ...paper.parties.map(indented),
    ...paper.sections.flatMap(({ heading: title, paragraphs }) => [
      heading(title),
      ...paragraphs.map(indented),
    ]),
    heading('四、签名和盖章'),
    signatures(paper.signatures),
    ...seal(paper),
  ]
  const document = new Document({
    title: paper.title,
    creator: paper.committee,
    lastModifiedBy: paper.committee,
    // For the page numbers alone: some programs do not take a field's size from its own run.
    styles: { default: { document: { run: { font: FONTS.title, size: SIZE.foot } } } },
    sections: [{ properties: { page: PAGE }, footers: { default: footer(paper) }, children: body }],
  })
  return Packer.toBuffer(document)
}
