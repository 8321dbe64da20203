import type { TemplateKey } from '../../../../domain/notice/templates'
import { isStaff, useSession } from '../../services/session'
import { askSubscribe, tellAccepted } from '../../services/subscribe'
import { sure } from '../../services/toast'

/** What was answered to the dialog about messages, to be told to the cloud once the step is taken. */
export type Asked = ReturnType<typeof askSubscribe>

/** Which messages somebody waits for after a step: those of his post, else of his own matter. */
export const messagesOf = (): TemplateKey[] => [
  isStaff(useSession.getState().me) ? 'task' : 'progress',
]

/** “Sure?” in the same tap: WeChat shows its dialog about messages in the tap alone, so it comes first. */
export async function sureAfter(asked: Asked, question: string): Promise<boolean> {
  const answers = await asked
  const isSure = await sure(question)
  if (!isSure) void tellAccepted(answers)
  return isSure
}
