import type { NOTICE_CALLS } from '../../../domain/notice/calls'
import type { Handlers } from '../context'
import { accept } from './accept'
import { list } from './list'
import { read } from './read'

export const noticeHandlers: Handlers<keyof typeof NOTICE_CALLS> = {
  'notice.list': list,
  'notice.read': read,
  'notice.accept': accept,
}
