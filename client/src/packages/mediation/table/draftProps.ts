import type { TableView } from '../../../../../domain/mediation/answers'
import type { useTable } from './useTable'

/** What every part of the table needs that is about the draft on it. */
export interface DraftProps {
  id: string
  table: TableView
  draft: NonNullable<TableView['draft']>
  acts: ReturnType<typeof useTable>
}
