export { PrintedCodes } from './printed-codes.service.js';
export { PrintedCodesModule } from './printed-codes.module.js';
