import type { PhoneLog } from './log'

type Early = Window & { __bootErrors?: string[] }

/** Takes over what the page noted before this host was there: a bundle that does not load or parse. */
export function takeBootErrors(log: PhoneLog): void {
  const early = window as Early
  for (const message of early.__bootErrors ?? []) log.error(message, 'load')
  delete early.__bootErrors
}

/** Says on the glass that no app runs here: white looks like a page that is still coming. */
export function showFailure(log: PhoneLog): void {
  const note = document.createElement('pre')
  note.className = 'ph-failure'
  note.dataset['wx'] = 'failure'
  note.textContent = `小程序没有运行起来\n\n${log.errors.join('\n')}`
  document.body.append(note)
}
