/** What is wrong in the files of an import, told so that a clerk finds the cell. */
export interface ImportIssue {
  file: string
  /**
   * Row as the spreadsheet numbers it (the heading is row 1); in `grids.geojson` the ordinal number
   * of the feature; 0 where the file as a whole is meant.
   */
  row: number
  /** Key of the column or property, empty where the row as a whole is meant. */
  field: string
  /** One Chinese sentence: what is wrong and what to do. */
  message: string
}

/** More would not be read; the clerk mends these and tries again. */
export const MAX_ISSUES = 200

export class Issues {
  readonly list: ImportIssue[] = []
  /** Things that work but that the street surely wants to know, e.g. a grid without a lead. */
  readonly warnings: ImportIssue[] = []

  /** Rows of what was read, by `_id`: for what a later comparison has to say. */
  readonly rows = new Map<string, number>()

  add(file: string, row: number, field: string, message: string): void {
    if (this.list.length < MAX_ISSUES) this.list.push({ file, row, field, message })
  }

  /** Whether these files are free of faults: only then is what they lack worth a fault elsewhere. */
  clean(...files: string[]): boolean {
    return !this.list.some((issue) => files.includes(issue.file))
  }

  warn(file: string, row: number, field: string, message: string): void {
    if (this.warnings.length < MAX_ISSUES) this.warnings.push({ file, row, field, message })
  }
}
