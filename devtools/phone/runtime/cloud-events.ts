import { messageTemplates } from './desk-files'
import { showBanner } from '../shell/banner'
import type { Phone } from './phone'

interface PushEvent {
  at: number
  openid: string
  templateId: string
  page?: string
  data: Record<string, { value: string | number }>
  errCode: number
}

const CLOCK_WAIT_MS = 1500

/** Asks the cloud for its clock before the app's first line runs; without a cloud, real time. */
export async function readClock(phone: Phone): Promise<void> {
  try {
    const answer = await fetch('/dev/clock', { signal: AbortSignal.timeout(CLOCK_WAIT_MS) })
    if (!answer.ok) return
    const { offsetMs } = (await answer.json()) as { offsetMs: number }
    if (Number.isFinite(offsetMs)) phone.clock.offsetMs = offsetMs
  } catch {
    // No cloud on this origin: the phone runs on real time.
  }
}

async function banner(phone: Phone, push: PushEvent, open: (url: string) => void): Promise<void> {
  const template = (await messageTemplates()).get(push.templateId)
  const fields = Object.entries(push.data).map(([name, { value }]) => ({
    label: template?.fields?.[name] ?? '',
    value: String(value),
  }))
  showBanner(phone.shell.overlays, {
    title: template?.title ?? '服务通知',
    fields,
    onTap: () => push.page && open(push.page),
  })
}

type Told = { type: 'push'; data: PushEvent } | { type: 'clock'; data: { offsetMs: number } }

/**
 * One stream for all phones of a browser, since a browser allows six connections to an origin: the
 * phone that holds the lock listens and passes on; when it closes, the next one takes over.
 */
function listen(hear: (told: Told) => void): void {
  const channel = new BroadcastChannel('phone-cloud-events')
  channel.onmessage = (event) => hear(event.data as Told)
  const stream = () => {
    const events = new EventSource('/dev/events')
    for (const type of ['push', 'clock'] as const) {
      events.addEventListener(type, (event) => {
        const told = { type, data: JSON.parse((event as MessageEvent<string>).data) } as Told
        channel.postMessage(told)
        hear(told)
      })
    }
    return new Promise<void>(() => undefined) // the lock is held as long as this page lives
  }
  // Locks exist on secure origins only, 127.0.0.1 among them.
  if (navigator.locks) void navigator.locks.request('phone-cloud-events', stream)
  else void stream()
}

/** Listens to the cloud: messages for this person slide in, a moved clock is followed. */
export function followCloud(phone: Phone, open: (url: string) => void): void {
  listen((told) => {
    if (told.type === 'clock') phone.clock.offsetMs = told.data.offsetMs
    else if (told.data.openid === phone.openid && told.data.errCode === 0) {
      void banner(phone, told.data, open)
    }
  })
}
