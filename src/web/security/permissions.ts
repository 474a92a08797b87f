export { permissions, type Permission } from '../../shared/permissions.js';
