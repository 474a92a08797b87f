/**
 * Sub-selects for features that snapshot the directory with one INSERT ... SELECT: 100,000 people must not travel
 * through the process. The columns are a promise; the tables behind them are not. Embed as `FROM (${...}) person`.
 */

/**
 * People who work here now: `id`, `external_id`, `name` (never empty), `email` (NULL: nothing can be sent),
 * `language` ('en' or 'cy'), `department_id`, `job_title` and `job_family` (both '' where not given), `leader`
 * (0 or 1), `employer` ('' where not given), `employment_type` (permanent, agency, casual, school, councillor,
 * volunteer), `workplace` ('' where not given), `address_kind` (work, private, shared).
 */
export const activePeopleSelect = `
  SELECT p.id, p.external_id, p.name, p.email, p.language, p.department_id, p.job_title, p.job_family, p.leader,
         p.employer, p.employment_type, p.workplace, p.address_kind
  FROM person p WHERE p.left_at IS NULL`;

/**
 * How people who work here now can be reached without email: `id`, `mobile` (E.164, or NULL), `has_postal_address`
 * (0 or 1). Only for those who send to them.
 */
export const otherReachSelect = `
  SELECT p.id, p.mobile, p.postal_address IS NOT NULL AS has_postal_address FROM person p WHERE p.left_at IS NULL`;

/**
 * All departments, empty ones too: `id`, `parent_id` (NULL for a root, and there may be several roots), `name`,
 * `name_cy` (NULL where not given), `depth` (0 for a root).
 */
export const departmentsSelect = `
  SELECT d.id, d.parent_id, d.name, d.name_cy, d.depth FROM department d`;
