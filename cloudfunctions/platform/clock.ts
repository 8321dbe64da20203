/** Epoch ms. The one clock of the functions; calendar questions go to domain/calendar (Shanghai). */
export const now = (): number => Date.now()
