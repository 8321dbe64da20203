import { type ComponentType, useRef, useState } from 'react'
import type { ActionView } from '../../../../domain/contract'
import { takeStep, type Seen } from '../../services/act'
import type { Reply } from '../../services/call'
import { go, goBack } from '../../services/go'
import { Intention } from '../../services/intention'
import { say, sure } from '../../services/toast'
import { T } from '../../text'

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
}

/** Doing the steps of a matter: what each needs is asked first, then it is done, once, and told. */
export function useSteps<M extends Steppable>({ context, matter, put, reload }: Stepping<M>) {
  const [asked, setAsked] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const intention = useRef(new Intention())
  /** Set in the tap itself: a second one comes before anything is drawn. */
  const running = useRef(false)

  const settle = (action: ActionView, reply: Reply<M | null>) => {
    if (reply.ok) {
      setAsked(null)
      say(action.done)
      if (reply.data) put(reply.data)
      else goBack()
      return
    }
    say(reply.message)
    if (!reply.retryable) intention.current.refused()
    if (!OUTDATED.includes(reply.code)) return
    setAsked(null)
    reload()
  }
  const send: (
    action: ActionView,
    ask: (take: Take<M>) => Promise<Reply<M | null>>,
  ) => Promise<void> = async (action, ask) => {
    if (!matter || running.current) return
    running.current = true
    setBusy(true)
    const reply = await ask((words, requestId) =>
      takeStep<M>(context, action.action, matter, requestId, words),
    )
    running.current = false
    setBusy(false)
    settle(action, reply)
  }
  const run = (action: ActionView, words: object) =>
    send(action, (take) => {
      const what = [action.action, matter?.id, matter?.version, words]
      return take(words, intention.current.idFor(what))
    })

  const tap = async (action: ActionView) => {
    if (!matter || running.current) return
    switch (action.needs) {
      case 'page':
        return go(`packages/${context}/${action.action}/index?id=${encodeURIComponent(matter.id)}`)
      case 'note':
      case 'sheet':
        return setAsked(action.action)
      case 'yes':
        if (!(await sure(T.steps.confirm(action.label)))) return
        return run(action, {})
      case 'nothing':
        return run(action, {})
    }
  }
  return { asked, busy, tap, run, send, close: () => setAsked(null) }
}
export type Stepper<M extends Steppable> = ReturnType<typeof useSteps<M>>
