import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, type ModulesContainer } from '@nestjs/core';
import { accessKey, type RouteAccess } from './allow.decorator.js';

export interface Route {
  method: string;
  /** As Fastify knows it: `/campaigns/:id`. */
  path: string;
  /** `CampaignsController.show` */
  handler: string;
  /** Undefined where the route says nothing, so that nobody may use it. */
  access: RouteAccess | undefined;
}

type Handler = (...given: unknown[]) => unknown;

const joined = (...parts: string[]) =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

const listOf = (paths: unknown) => [paths ?? ''].flat() as string[];

function routesOf(Class: { name: string; prototype: Record<string, Handler> }): Route[] {
  const methods = new MetadataScanner().getAllMethodNames(Class.prototype);
  return methods.flatMap((name) => {
    const handler = Class.prototype[name] as Handler;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const access = (Reflect.getMetadata(accessKey, handler) ?? Reflect.getMetadata(accessKey, Class)) as
      RouteAccess | undefined;
    const above = listOf(Reflect.getMetadata(PATH_METADATA, Class));
    const below = listOf(Reflect.getMetadata(PATH_METADATA, handler));
    return above.flatMap((first) =>
      below.map((second) => ({
        method: RequestMethod[method],
        path: joined(first, second),
        handler: `${Class.name}.${name}`,
        access,
      })),
    );
  });
}

/** Every route of the running program and who may use it, by path. */
export function routeTable(modules: ModulesContainer): Route[] {
  const classes = [...modules.values()].flatMap((module) =>
    [...module.controllers.values()].map((controller) => controller.metatype),
  );
  return classes
    .flatMap((Class) => routesOf(Class as never))
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

/** The permission that a route asks for, in one word. */
export function accessWord(access: RouteAccess | undefined): string {
  if (!access) return 'nobody';
  return access.public ? 'public' : access.permission;
}
