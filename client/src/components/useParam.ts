import { useRouter } from '@tarojs/taro'
import { decoded } from '../services/decoded'

/** What the page's address says under this name; empty where it says nothing. WeChat gives it encoded. */
export const useParam = (name: string): string => decoded(useRouter().params[name] ?? '')
