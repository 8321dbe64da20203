/** “42” where it is 42, “99+” only where there are more. */
export const countText = (shown: number, more: boolean): string => `${shown}${more ? '+' : ''}`
