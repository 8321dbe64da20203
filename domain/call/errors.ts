/** Every refusal the cloud can answer with: what a person reads, and whether the same call may succeed later. */
interface ErrorText {
  /** Chinese, short, kind, says the next step. */
  message: string
  retryable: boolean
}

const final = (message: string): ErrorText => ({ message, retryable: false })
const again = (message: string): ErrorText => ({ message, retryable: true })

export const ERRORS = {
  // the call itself
  unknownCall: final('这个功能需要新版本，请退出小程序后重新打开。'),
  outdated: final('小程序有新版本了，请完全退出后重新打开，再办一次。'),
  requestReused: final('之前那次可能已经办成，请先返回看看；还要办的话，再点一次。'),
  invalidInput: final('填写的内容有误，请检查后再点一次。还不行请拨打社区电话。'),
  notAllowed: final('这一步不由您办理，请返回刷新看看。有疑问请拨打社区电话。'),
  notFound: final('没有找到这条内容，可能已被移走。请返回首页看看。'),
  busy: again('现在办理的人较多，请稍等几秒再点一次。'),
  serverError: again('服务出了点问题，请稍等一会儿再点一次。'),
  // content
  textTooLong: final('文字太长了，请精简到1000字以内。'),
  needTextOrPhoto: final('请写几个字（不少于5个字）或拍一张照片。'),
  tooManyPhotos: final('照片最多9张，请删去几张。'),
  photoNotYours: final('照片没有传上来，请再点一次；还不行就删掉这张重新拍。'),
  photoMissing: final('照片没有传完，请再点一次；还不行就删掉这张重新拍。'),
  categoryUnknown: final('没有这个类别，请重新选择。'),
  needNote: final('请写一句说明，让对方知道原因。'),
  needPhotoOrReason: final('请拍一张办结后的照片，或写明为什么没有照片。'),
  // place
  needPlace: final('请选择楼栋、扫楼栋码，或在地图上点出位置。'),
  buildingUnknown: final('没有找到这栋楼，请在列表里重新选择，或在地图上点出位置。'),
  badBuildingCode: final('这不是本街道的楼栋码，请在列表里选楼栋，或在地图上点出位置。'),
  placeTooFar: final('这个位置不在本街道附近，请重新选择。外街道的事请拨打12345。'),
  // life cycle
  wrongState: final('这件事已经到了下一步，请下拉刷新看看。'),
  changed: final('这件事刚有新进展，请看过最新情况再办。'),
  selfVerify: final('自己办理或上报的事要由别人核查，请打电话请分流员换人核查。'),
  ownWork: final('这件事是您办理的，不用评价，由他人核查即可。'),
  finalAssign: final('街道已指定由您办理，不能再退回。有困难请打电话给街道分流员。'),
  returnTooLate: final('收到任务4小时内（工作时间）才能退回，请打电话请分流员改派。'),
  alreadyRated: final('您已经评价过了，谢谢。如果又出了问题，可以申请重办。'),
  rateTooLate: final(
    '评价时间已过（办结后7天内）。没解决的话，15天内可以申请重办，之后请重新上报。',
  ),
  reopenTooLate: final('办结已超过15天，请重新上报。'),
  reopenLimit: final('重办的次数用完了。请拨打社区电话，由街道协调。'),
  reopenWaiting: final('重办申请已在等分流员答复，请留意消息。'),
  staffUnknown: final('这位工作人员不在岗（已调离、请假或未绑定微信），请另选一人。'),
  deputyUnfit: final('代理人要和您岗位相同或同一部门，请另选一人。'),
  notOfGrid: final('您只能交给本网格的人员，跨网格请打电话请街道分流员办。'),
  // mediation
  needName: final('请写上名字。'),
  nameTooLong: final('名字太长了，请写50个字以内。'),
  badPhone: final('电话号码应是7到12位数字，请核对。'),
  needOtherParty: final('请写上另一方是谁，再提交。'),
  bothSides: final('同一个人不能站在两边，请核对当事人。'),
  needAsker: final('请写明是谁、怎样提出申请的，再提交。'),
  needWitness: final('请写上见证人的名字，再登记。'),
  needOnBehalf: final('请选择您代哪一位当事人登记，以及怎样征询的。'),
  speaksAlone: final('这位当事人用自己的手机办理，请等他本人确认。'),
  needPoliceRecord: final('有升级风险的，请先向派出所报告，再写下报告时间和接警人。'),
  consentMissing: final('还有当事人没有同意，等各方都同意后再受理。'),
  alreadySaid: final('这一步已经登记过了，不用再办。下拉刷新可看最新情况。'),
  mediatorUnknown: final('这位调解员已不在名单里，请另选一位。'),
  mediatorExcluded: final('这位调解员已婉拒、被更换或回避，请另选一位。'),
  partyAtTable: final('名单里有人在当事一方的单位工作，请换一位。'),
  notThem: final('参加的人有变化，请返回重新选时间。'),
  pastTerm: final('这个时间超过了调解期限，请选早一点的时间，或先由各方同意延长期限。'),
  phoneOnly: final('两次没有到场后，请打调解委员会电话约时间。'),
  notYet: final('还没有到约定的时间，请到时再登记。'),
  tooEarly: final('还没有到约定的时间，开始前15分钟可以点。想早一点，请先改期。'),
  guestBusy: final('这位在约定的时间有别的安排，请邀请另一位，或先改期再邀请。'),
  notAsked: final('现在没有延长期限的申请。需要的话，请先点“申请延长期限”。'),
  partyMissing: final('有当事人没到。请等他到场，或登记“有人未到场”。'),
  needRightsTold: final('请先当面告知各方权利义务，再开始。'),
  inviteOpen: final('上一位邀请还在等各方同意，请稍后再邀请。'),
  teamFull: final('调解团队最多5人，不能再邀请。'),
  extendedOnce: final('期限只能延长一次，已经延长过了。'),
  needEveryYes: final('还有当事人没有同意这份协议，请各方看过都点“同意”后再办。'),
  draftFaulty: final('协议草稿有一处写得不清楚，请照提示改好，再放上桌。'),
  needDrawing: final('请当事人在屏幕上写下名字，再点“同意”。'),
  needDuty: final('请至少写一条谁为谁做什么。'),
  needDate: final('请写上履行的日期。'),
  generalPower: final('一般代理不能代为同意方案或签字，请当事人本人或特别授权的代理人办理。'),
  signatureMissing: final('还有当事人没有签字，请签齐后再登记。'),
  signatureDates: final('签字日期要在达成协议当天到今天之间，请核对。'),
  paperNotYet: final('还没有达成协议。各方同意、登记“达成协议”后，这里会有协议书。'),
  paperOral: final('这是口头协议，没有协议书，请文书登记就行。'),
  papersAway: again('协议书暂时没有做好，请过一会儿再点一次；着急请打调解委员会电话。'),
  needScan: final('请拍下签好字、盖好章的协议书。'),
  codeUnknown: final('验证码或名字不对，请照纸上的核对；也可以打调解委员会电话。'),
  codeOver: final('这个验证码已用过或过期了，请打调解委员会电话要一个新的。'),
  offersFull: final('桌上的方案已经很多了，请先商量好现有的。'),
  noCommittee: final('本街道还没有开通调解预约，请打社区电话。'),
  notTransferred: final('这条上报现在不能转调解，请返回刷新看看。也可以到“人民调解”直接申请。'),
  // booking
  slotTaken: final('这个时段刚被约走了，请另选一个时段，或点“候补”等空位。'),
  slotNotOffered: final('这个时段现在不能预约，请下拉刷新，另选一个时段。'),
  holdOver: final('为您保留的时间已过，时段已放开。请重新选一次。'),
  tooSoon: final('离开始太近，网上约不上了。请另选时段，或打社区电话。'),
  tooLate: final('离开始不到2小时，网上不能改了。请打社区电话，由工作人员帮您改。'),
  waitFull: final('这一天候补的人已经很多，请另选一天。'),
  // identity
  phoneCodeInvalid: final('手机号授权已过期，请重新点一次。'),
  noStaffWithPhone: final('名册里没有这个手机号，请拨打社区电话核对名册。'),
  alreadyBound: final('这个岗位已绑定其他微信，请拨打街道电话，请管理员解除。'),
} as const satisfies Record<string, ErrorText>

export type ErrorCode = keyof typeof ERRORS
