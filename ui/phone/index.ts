export { type Choice, PhoneChoice, PhoneField, PhoneSelect } from './fields.tsx';
export { PhoneFrame } from './frame.tsx';
export {
  fieldError,
  OfflineBar,
  PhoneButton,
  PhoneEmpty,
  PhoneList,
  PhoneLoading,
  PhoneProblem,
} from './parts.tsx';
export { PhoneRegion } from './region-select.tsx';
