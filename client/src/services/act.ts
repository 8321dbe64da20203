import type { InputOf, ReportView } from '../../../domain/contract'
import type { ReportAction } from '../../../domain/report/types'
import { call, type Reply } from './call'

/** What a person adds to a step; every step takes of it what its call knows. */
export interface StepWords {
  note?: string
  text?: string
  photos?: string[]
  noPhotoReason?: string
  category?: string
  handler?: string
}

type Step = { requestId: string; id: string; version: number }

/** Does one step of the life cycle on the report as the person saw it. */
export function act(
  action: ReportAction,
  report: Pick<ReportView, 'id' | 'version'>,
  requestId: string,
  words: StepWords = {},
): Promise<Reply<ReportView>> {
  const step: Step = { requestId, id: report.id, version: report.version }
  const note = words.note ?? ''
  switch (action) {
    case 'accept':
      return call('report.accept', { ...step, category: words.category ?? '' })
    case 'assign':
      return call('report.assign', { ...step, handler: words.handler ?? '', note })
    case 'sign':
      return call('report.sign', step)
    case 'resolve':
      return call('report.resolve', resolveInput(step, words))
    case 'reject':
    case 'return':
    case 'verifyPass':
    case 'verifyFail':
    case 'reopen':
    case 'withdraw':
      return call(`report.${action}`, { ...step, note })
    case 'submit':
    case 'selfHandle':
    case 'rate':
      throw new RangeError(`${action} has a page of its own`)
  }
}

const resolveInput = (step: Step, words: StepWords): InputOf<'report.resolve'> => ({
  ...step,
  text: words.text ?? '',
  photos: words.photos ?? [],
  noPhotoReason: words.noPhotoReason ?? '',
})
