import type { Reply } from './call'

/** One draft that did not get through, as the home page offers it. */
export interface Unsent {
  key: string
  title: string
  line: string
  /** Where it is changed. */
  page: string
}

/** What a service leaves on the phone when there is no network. Sent by a tap, never by itself. */
export interface Outbox {
  unsent: () => Unsent[]
  /** Answers where it can be seen. */
  send: (key: string) => Promise<Reply<string>>
}
