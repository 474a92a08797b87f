import { describe, expect, it } from '@jest/globals';
import { missingFields, repeatedFields } from './fields.js';
import { columnsOf, plainHeading, recogniseHeadings } from './headings.js';

const fieldsOf = (...headings: string[]) => columnsOf(recogniseHeadings(headings));

describe('Headings', () => {
  it.each([
    ['Employee No.', 'personId'],
    ['staff_number', 'personId'],
    ['PersonID', 'personId'],
    ['Rhif y Gweithiwr', 'personId'],
    ['Work e-mail', 'email'],
    ['E-bost', 'email'],
    ['first_name', 'firstName'],
    ['Cyfenw', 'lastName'],
    ['Org unit path', 'department'],
    ['department_cy', 'departmentCy'],
    ['Adran (Cymraeg)', 'departmentCy'],
    ['Department (English)', 'department'],
    ['Level 1', 'level1'],
    ['LEVEL_5', 'level5'],
    ['Lefel 3', 'level3'],
    ['Level 2 (Welsh)', 'level2Cy'],
    ['Job title', 'jobTitle'],
    ['Teulu swydd', 'jobFamily'],
    ['Preferred language', 'language'],
    ['Dewis iaith', 'language'],
    ['Digital leader?', 'leader'],
    ["Manager's person id", 'managerId'],
    ['Main post', 'mainPost'],
    ['Math o gontract', 'employmentType'],
    ['Lleoliad', 'workplace'],
    ['Address kind', 'addressKind'],
    ['Employee No. (Oracle)', 'personId'],
  ])('%s is taken for %s', (heading, field) => {
    expect(fieldsOf(heading)).toEqual([field]);
  });

  it.each(['Favourite colour', 'Grade', 'Level 11', 'Level 0', 'Job title (Welsh)', 'constructor'])(
    '%s is not used',
    (heading) => expect(recogniseHeadings([heading])).toEqual([{ heading, field: null, because: 'unknown' }]),
  );

  it('the more usual of two headings for one thing wins, then the one further left', () => {
    expect(
      recogniseHeadings(['Personal email', 'Work e-mail', 'Name', 'name', '']).map(({ because }) => because),
    ).toEqual(['repeated', 'recognised', 'recognised', 'repeated', 'blank']);
  });

  it('directorate, department and team are rungs of one ladder', () => {
    expect(fieldsOf('Directorate', 'Department', 'Team')).toEqual(['level2', 'level3', 'level8']);
    expect(fieldsOf('Department', 'Job title')).toEqual(['department', 'jobTitle']);
  });

  it('say what is still missing, or chosen twice', () => {
    expect(missingFields(fieldsOf('Colour'))).toEqual(['personId', 'department']);
    expect(missingFields(['level2', 'personId'])).toEqual([]);
    expect(missingFields(['level2Cy', 'personId'])).toEqual(['department']);
    expect(repeatedFields(['name', null, null, 'name', 'email'])).toEqual(['name']);
  });

  it('are compared without capitals, accents and punctuation', () => {
    expect(plainHeading('  Tîm_Enw-Llawn. ')).toBe('tim enw llawn');
  });
});
