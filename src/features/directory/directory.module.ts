import { Module } from '@nestjs/common';
import { Departments } from './departments.service.js';
import { DepartmentsStore } from './departments.store.js';
import { People } from './people.service.js';
import { PeopleStore } from './people.store.js';

@Module({
  providers: [Departments, DepartmentsStore, People, PeopleStore],
  exports: [Departments, People],
})
export class DirectoryModule {}
