export default definePageConfig({
  navigationBarTitleText: '评价',
  usingComponents: { 'star-rating': '../../../native/star-rating/index' },
})
