export { type Choice, PhoneChoice, PhoneField, PhoneSelect } from './fields.tsx';
export { PhoneFrame } from './frame.tsx';
export { OccupationChoice } from './occupation-choice.tsx';
export {
  fieldError,
  OfflineBar,
  PhoneButton,
  PhoneList,
  PhoneLoading,
  PhoneProblem,
} from './parts.tsx';
export { PhoneTerms } from './terms.tsx';
