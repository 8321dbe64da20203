import type { RecordCode, Shown } from './record'
import type { RecordCodeView } from './recordCalls'

const NAMES: Record<Shown['name'], string> = {
  none: '不显示姓名',
  masked: '姓名只显示姓',
  whole: '显示姓名',
}

/** What a code shows, in words. */
export const shownText = ({ name, lines }: Shown): string =>
  `${NAMES[name]}，${lines ? '显示每次服务' : '只显示时长'}`

/** @param code twelve digits, where they are to be shown */
export const recordCodeView = (stored: RecordCode, code = ''): RecordCodeView => {
  const { _id: id, no, from, to, shown, until } = stored
  return { id, no, from, to, shownText: shownText(shown), until, code }
}
