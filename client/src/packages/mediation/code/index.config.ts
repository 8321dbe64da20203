export default definePageConfig({ navigationBarTitleText: '用验证码进入' })
