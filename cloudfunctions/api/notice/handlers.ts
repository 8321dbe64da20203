import type { NOTICE_CALLS } from '../../../domain/notice/calls'
import type { Handlers } from '../context'
import { accept } from './accept'
import { list } from './list'
import { read } from './read'
import { readAll } from './readAll'

export const noticeHandlers: Handlers<keyof typeof NOTICE_CALLS> = {
  'notice.list': list,
  'notice.read': read,
  'notice.readAll': readAll,
  'notice.accept': accept,
}
