/** The environment by which the unmodified wx-server-sdk knows its cloud, its caller and its URL. */

/** Who calls: a person, another function, a timer, or the console. */
export interface Caller {
  openid?: string
  /** WeChat's SOURCE: wx_client, wx_trigger, wx_http, or a chain such as "wx_client,scf". */
  source: string
  timer?: boolean
  /** What this call belongs to: the invocation that makes it, or a name from outside. */
  within?: string
}

export const APPID = 'wxlocal0000000000'
export const ENV_ID = 'local-env'

export const processEnvironment = (extra: Record<string, string>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  ...extra,
  TZ: 'UTC',
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'local',
  SCF_NAMESPACE: ENV_ID,
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
})

/** Variables of one invocation; its id is in the URL, so that each request names its sender. */
export function invocationEnvironment(
  base: string,
  invocation: string,
  caller: Caller,
): Record<string, string> {
  const wx: Record<string, string> = {
    ...(caller.openid === undefined ? {} : { WX_OPENID: caller.openid }),
    WX_APPID: APPID,
    WX_CLIENTIP: '127.0.0.1',
    WX_API_TOKEN: invocation,
  }
  return {
    TCB_ENV: ENV_ID,
    TCB_SOURCE: caller.source,
    TCB_SEQID: invocation,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_SOURCE',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${base}/admin/${invocation}` }),
    WX_CONTEXT_KEYS: Object.keys(wx).join(','),
    ...wx,
    ...(caller.timer ? { TRIGGER_SRC: 'timer' } : {}),
  }
}

/** Puts one invocation's variables in the place of the last one's, as worker.cjs does in its process. */
export function enterInvocation(env: NodeJS.ProcessEnv, next: Record<string, string>): void {
  for (const k of Object.keys(env)) if (/^(WX_|TCB_|TRIGGER_SRC)/.test(k)) delete env[k]
  Object.assign(env, next)
}
