import { BorderStyle, Table, TableLayoutType, WidthType, type TableRow } from 'docx'

/**
 * A table whose every cell has its four lines.
 * @param columns widths in twentieths of a point: no program is left to guess them
 * @param lineSize eighths of a point
 */
export function gridTable(columns: readonly number[], lineSize: number, rows: TableRow[]): Table {
  const edge = { style: BorderStyle.SINGLE, size: lineSize, color: '000000' }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: [...columns],
    borders: {
      ...{ top: edge, bottom: edge, left: edge, right: edge },
      ...{ insideHorizontal: edge, insideVertical: edge },
    },
    rows,
  })
}
