export { Line, Words } from '../../../components/Field'
