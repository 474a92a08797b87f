import type { Field } from './fields.js';
import { reachWords } from './heading-words-of-reach.js';

/**
 * Headings seen in the exports of payroll, HR and directory systems, English and Welsh, in the order in which we
 * prefer them where a file has several. Written as `plainHeading` writes them.
 */
export const headingWords: Partial<Record<Field, readonly string[]>> = {
  personId: [
    ...[
      'person id',
      'person no',
      'person number',
      'employee id',
      'employee no',
      'employee number',
      'employee ref',
    ],
    ...['staff id', 'staff no', 'staff number', 'staff ref', 'payroll no', 'payroll number', 'payroll id'],
    ...[
      'personnel no',
      'personnel number',
      'worker id',
      'emp id',
      'emp no',
      'external id',
      'unique id',
      'id',
    ],
    ...['rhif person', 'rhif gweithiwr', 'rhif y gweithiwr', 'rhif staff', 'rhif cyflogai', 'rhif cyflogres'],
  ],
  name: [
    ...['name', 'full name', 'display name', 'employee name', 'staff name', 'person name', 'preferred name'],
    ...['enw', 'enw llawn', 'enw gweithiwr'],
  ],
  firstName: ['first name', 'forename', 'forenames', 'given name', 'known as', 'enw cyntaf'],
  lastName: ['last name', 'surname', 'family name', 'second name', 'cyfenw', 'enw olaf', 'enw teuluol'],
  email: [
    ...['work e mail', 'work email', 'work e mail address', 'work email address', 'business email', 'email'],
    ...['e mail', 'email address', 'e mail address', 'mail', 'user principal name', 'upn', 'primary email'],
    ...['e bost gwaith', 'ebost gwaith', 'e bost', 'ebost', 'cyfeiriad e bost', 'cyfeiriad ebost'],
    ...['personal email', 'private email', 'home email'],
  ],
  department: [
    ...[
      'department path',
      'org unit path',
      'organisation path',
      'organization path',
      'organisational unit path',
    ],
    ...[
      'org path',
      'unit path',
      'hierarchy',
      'structure',
      'department',
      'departments',
      'dept',
      'department name',
    ],
    ...[
      'org unit',
      'organisational unit',
      'organization unit',
      'organisation unit',
      'business unit',
      'cost centre name',
    ],
    ...['llwybr adran', 'llwybr yr adran', 'strwythur', 'adran', 'enw adran', 'enw yr adran'],
  ],
  jobTitle: [
    ...[
      'job title',
      'title of post',
      'post title',
      'position title',
      'position',
      'role',
      'job',
      'job name',
      'title',
    ],
    ...['teitl swydd', 'teitl y swydd', 'swydd'],
  ],
  jobFamily: [
    ...[
      'job family',
      'job group',
      'profession',
      'job category',
      'role family',
      'occupational group',
      'family',
    ],
    ...['teulu swydd', 'teulu swyddi', 'teulu o swyddi', 'proffesiwn', 'grwp swydd'],
  ],
  language: [
    ...['language', 'preferred language', 'language preference', 'correspondence language', 'lang'],
    ...['iaith', 'dewis iaith', 'iaith ddewisol', 'iaith gohebu'],
  ],
  leader: [
    'leader',
    'digital leader',
    'is leader',
    'senior leader',
    'leadership',
    'arweinydd',
    'arweinydd digidol',
  ],
  employer: ['employer', 'employing body', 'legal entity', 'company', 'cyflogwr'],
  employmentType: [
    ...[
      'employment type',
      'contract type',
      'employee type',
      'worker type',
      'staff type',
      'employment status',
    ],
    ...['type of contract', 'type of employment', 'math o gyflogaeth', 'math o gontract', 'math cyflogaeth'],
  ],
  managerId: [
    ...[
      'manager person id',
      'managers person id',
      'manager id',
      'manager no',
      'manager number',
      'manager employee no',
    ],
    ...[
      'manager employee number',
      'line manager id',
      'line manager no',
      'line manager number',
      'reports to id',
    ],
    ...['reports to', 'supervisor id', 'manager staff number', 'rhif rheolwr', 'rhif y rheolwr'],
  ],
  mainPost: [
    ...[
      'main post',
      'primary post',
      'main job',
      'primary job',
      'primary assignment',
      'main assignment',
      'is main post',
    ],
    ...['primary position', 'main', 'primary', 'prif swydd'],
  ],
  workplace: [
    ...[
      'workplace',
      'work place',
      'work location',
      'location',
      'site',
      'base',
      'work base',
      'office',
      'building',
    ],
    ...['gweithle', 'lleoliad', 'safle', 'lleoliad gwaith'],
  ],
  ...reachWords,
  addressKind: [
    'address kind',
    'address type',
    'email type',
    'email kind',
    'kind of address',
    'math o gyfeiriad',
  ],
};

/** "Level 1", "Tier 2", "Org level 3", "L4", "Lefel 5". */
export const levelHeading =
  /^(?:(?:org|organisation|organization|department|dept|hierarchy|structure|adran) )?(?:level|tier|lefel|haen|l) ?(\d{1,2})(?: name)?$/;
