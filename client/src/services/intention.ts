import { newRequestId } from './requestId'

/**
 * One requestId for one intention: kept while nobody knows what came of it, so that the second tap has
 * the effect of the first; another one when something else is wanted, or after a refusal.
 */
export class Intention {
  private what = ''
  private requestId = ''

  constructor(private readonly newId: () => string = newRequestId) {}

  /** @param what all that makes this another intention: the step, on what, in which version, the words */
  idFor(what: unknown): string {
    const told = JSON.stringify(what)
    if (told !== this.what) {
      this.what = told
      this.requestId = this.newId()
    }
    return this.requestId
  }

  /** What came of it is known: the same, wanted once more, is another intention. */
  done(): void {
    this.what = ''
  }

  /** The cloud has said no: asked once more, it is asked anew. */
  refused(): void {
    this.what = ''
  }
}
