import { Injectable, type INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { Configuration } from '../../platform/config/configuration.js';
import { accessWord, routeTable } from '../security/route-table.js';
import { apiConventions } from './api-conventions.js';
import { keepOnlyApi } from './api-paths.js';

const apiVersion = '1';

/** The OpenAPI description of what runs here: made once, when it is first asked for. */
@Injectable()
export class ApiDocument {
  private app?: INestApplication;
  private document?: OpenAPIObject;

  constructor(
    private readonly configuration: Configuration,
    private readonly modules: ModulesContainer,
  ) {}

  /** Nest describes only a whole application, which providers can't inject; it is handed over at start. */
  describe(app: INestApplication): void {
    this.app = app;
  }

  get(): OpenAPIObject {
    if (!this.app) throw new Error('The application was not handed over at start');
    this.document ??= this.build(this.app);
    return this.document;
  }

  private build(app: INestApplication): OpenAPIObject {
    const config = new DocumentBuilder()
      .setTitle('Soundings API')
      .setDescription(apiConventions)
      .setVersion(apiVersion)
      .setLicense('MIT', 'https://opensource.org/license/mit')
      .addServer(this.configuration.publicUrl)
      .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A key that starts with snd_' }, 'key')
      .addSecurityRequirements('key')
      .build();
    const whole = SwaggerModule.createDocument(app, config, {
      operationIdFactory: (controller, method) => `${controller.replace(/(Api)?Controller$/, '')}.${method}`,
    });
    const scopes = new Map(
      routeTable(this.modules).map(({ method, path, access }) => [`${method} ${path}`, accessWord(access)]),
    );
    return keepOnlyApi(whole, scopes);
  }
}
