import { useState } from 'react'
import type { ReportView } from '../../../../../domain/contract'
import { Button } from '../../../components/Button'
import { CategoryPicker } from '../../../components/CategoryPicker'
import { Sheet } from '../../../components/Sheet'
import type { SheetProps } from '../../../components/steps/useSteps'
import { T } from '../../../text'
import { WORDS } from '../text'
import { askAt } from '../../../services/question'
import { AtField } from '../../../components/AtField'

/** 受理: the category decides the lead unit and the time there is. */
export function CategorySheet({ matter, action, busy, run, onClose }: SheetProps<ReportView>) {
  const [category, setCategory] = useState(matter.categoryCode)
  const done = () => (category ? void run({ category }) : askAt('category', T.category.need))
  return (
    <Sheet title={WORDS.sheets.categoryTitle} onClose={onClose}>
      <AtField name="category" />
      <CategoryPicker value={category} onPick={(code) => setCategory(code)} />
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
