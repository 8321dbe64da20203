/** The local cloud's doors for the desk, as the page uses them. */
import type { PlannedFault } from '../../cloud/types'

export interface Push {
  at: number
  openid: string
  templateId: string
  page?: string
  data: Record<string, { value: string }>
  errCode: number
  errMsg: string
}

export interface Call {
  function: string
  /** Name of the contract's call; empty for a function that has none. */
  name: string
  ms: number
  /** The function came to its end. */
  ok: boolean
  /** The code with which it said no; empty where it did not. */
  refused: string
}

export interface ClockState {
  now: number
  offsetMs: number
}

export interface Persona {
  openid: string
  label: string
  role: string
}

/** Template id → its title and, where the street says so, what each keyword means. */
export type Templates = Record<string, { title: string; fields?: Record<string, string> }>

async function answerOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.url} ${response.status}`)
  return (await response.json()) as T
}

export const getJson = async <T>(path: string): Promise<T> => answerOf<T>(await fetch(path))

export const sendJson = async <T>(
  method: 'POST' | 'DELETE',
  path: string,
  body: object,
): Promise<T> =>
  answerOf<T>(
    await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

export const postJson = <T>(path: string, body: object): Promise<T> =>
  sendJson<T>('POST', path, body)

export interface Events {
  push: Push
  clock: ClockState
  call: Call
  faults: PlannedFault[]
}

/** Listens to what happens in the cloud; the browser reconnects by itself. */
export function listen(handlers: { [K in keyof Events]: (event: Events[K]) => void }): void {
  const source = new EventSource('/dev/events')
  const on = <K extends keyof Events>(kind: K): void =>
    source.addEventListener(kind, (event) =>
      handlers[kind](JSON.parse((event as MessageEvent<string>).data) as Events[K]),
    )
  on('push')
  on('clock')
  on('call')
  on('faults')
}
