import { createContext, useContext } from 'react'

/**
 * Whether this lies in something fixed over the page, as a sheet does: WeChat draws text areas natively, and
 * there they must be told so (`fixed`), or they scroll away with the page under them.
 */
export const OverPage = createContext(false)
export const useIsOverPage = (): boolean => useContext(OverPage)
