import { type ComponentType, useRef, useState } from 'react'
import { useBusy } from '../useBusy'
import type { ActionView } from '../../../../domain/contract'
import type { TemplateKey } from '../../../../domain/notice/templates'
import { takeStep, type Seen } from '../../services/act'
import type { Reply } from '../../services/call'
import { go, goBack } from '../../services/go'
import { Intention } from '../../services/intention'
import { keepStep } from '../../services/keptSteps'
import { askSubscribe, tellAccepted } from '../../services/subscribe'
import { say } from '../../services/toast'
import { T } from '../../text'
import { messagesOf, sureAfter, type Asked } from './messages'
import { dropWords } from './written'

/** Anything with a life cycle, as the cloud shows it to this reader. */
export interface Steppable extends Seen {
  actions: ActionView[]
}

/** Carries one step out: with its words, under an id of the caller's own where photos lie under one. */
type Take<M> = (words: object, requestId: string) => Promise<Reply<M | null>>

/** What a context's own sheet is given for the step that it asks about. */
export interface SheetProps<M extends Steppable> {
  matter: M
  action: ActionView
  busy: boolean
  run: (words: object) => Promise<void>
  /** For a sheet that sends a draft: `ask` is given the way to carry the step out. */
  send: (ask: (take: Take<M>) => Promise<Reply<M | null>>) => Promise<void>
  onClose: () => void
}

/** A context's sheets, by action: only for steps that need more than a note. */
export type Sheets<M extends Steppable> = Readonly<Record<string, ComponentType<SheetProps<M>>>>

/** What is on the screen is no longer how things are. */
const OUTDATED: readonly string[] = [
  'changed',
  'wrongState',
  'requestReused',
  'notAllowed',
  'notFound',
]

/** Whoever's steps these are: where they go on from, and what comes of them. */
interface Stepping<M extends Steppable> {
  context: string
  matter: M | null
  put: (matter: M) => void
  reload: () => void
  /** Which messages somebody waits for who takes this step. */
  messages?: (action: string) => TemplateKey[]
  /** What to call it and where to see it, where a step that needs nothing is kept without a network. */
  keeping?: { title: string; page: string }
}

/** Without a network, what needs nothing more is kept and sent later. Says whether it was. */
function isKept<M extends Steppable>(
  { keeping, matter, context }: Stepping<M>,
  action: ActionView,
  reply: Reply<M | null>,
  idOf: () => string,
): boolean {
  if (reply.ok || reply.code !== 'offline' || action.needs !== 'nothing') return false
  if (!keeping || !matter) return false
  const { id, version } = matter
  const { label, done } = action
  const step = { action: action.action, label, done, id, version, requestId: idOf(), context }
  keepStep({ ...keeping, ...step })
  say(T.kept.will)
  return true
}

/** Doing the steps of a matter: what each needs is asked first, then it is done, once, and told. */
export function useSteps<M extends Steppable>(stepping: Stepping<M>) {
  const { context, matter, messages = messagesOf } = stepping
  const [asked, setAsked] = useState<string | null>(null)
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())

  const settle = (action: ActionView, reply: Reply<M | null>) => {
    if (reply.ok) {
      setAsked(null)
      say(action.done)
      dropWords(matter?.id ?? '', action.action)
      if (reply.data) stepping.put(reply.data)
      else goBack()
      return
    }
    say(reply.message)
    if (!reply.retryable) intention.current.refused()
    if (!OUTDATED.includes(reply.code)) return
    setAsked(null)
    stepping.reload()
  }
  const carryOut = async (
    action: ActionView,
    ask: (take: Take<M>) => Promise<Reply<M | null>>,
    told: Asked,
  ): Promise<void> => {
    if (!matter) return
    const answers = await told
    const reply = await ask((words, requestId) =>
      takeStep<M>(context, action.action, matter, requestId, words),
    )
    const idOf = () => intention.current.idFor(whatOf(action, matter, {}))
    if (!isKept(stepping, action, reply, idOf)) settle(action, reply)
    void tellAccepted(answers)
  }
  // In the tap itself, before anything is awaited: the dialog about messages is shown nowhere else.
  const askFor = (action: ActionView): Asked => askSubscribe(messages(action.action))
  const send = async (action: ActionView, ask: (take: Take<M>) => Promise<Reply<M | null>>) =>
    void (await once(() => carryOut(action, ask, askFor(action))))
  const asIs = (action: ActionView, words: object) => (take: Take<M>) =>
    take(words, intention.current.idFor(whatOf(action, matter, words)))
  const run = (action: ActionView, words: object) => send(action, asIs(action, words))
  const runIfSure = (action: ActionView) =>
    once(async () => {
      const told = askFor(action)
      if (!(await sureAfter(told, T.steps.confirm(action.label)))) return
      await carryOut(action, asIs(action, {}), told)
    })

  const tap = async (action: ActionView) => {
    if (!matter || busy) return
    switch (action.needs) {
      case 'page':
        return go(`packages/${context}/${action.action}/index?id=${encodeURIComponent(matter.id)}`)
      case 'note':
      case 'sheet':
        return setAsked(action.action)
      case 'yes':
        return void (await runIfSure(action))
      case 'nothing':
        return run(action, {})
    }
  }
  return { asked, busy, tap, run, send, close: () => setAsked(null) }
}

/** All that makes it this step and no other. */
const whatOf = (action: ActionView, matter: Steppable | null, words: object): unknown[] => [
  action.action,
  matter?.id,
  matter?.version,
  words,
]

export type Stepper<M extends Steppable> = ReturnType<typeof useSteps<M>>
