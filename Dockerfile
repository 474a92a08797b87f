FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts/bootstrap ./scripts/bootstrap
RUN node scripts/bootstrap/install.mjs
COPY . .
RUN npm run build \
  && npm prune --omit=dev --ignore-scripts \
  && find src -name '*.ts' -delete \
  && rm -rf dist/scripts dist/bench dist/test

# Pages and emails are read from src and the other folders beside dist, so these come along without their programs.
FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/src ./src
COPY --from=build /app/email-templates ./email-templates
COPY --from=build /app/locales ./locales
COPY --from=build /app/survey-packs ./survey-packs
COPY --from=build /app/learning-catalogue ./learning-catalogue
# A new volume takes its owner from the folder that it is mounted on.
RUN install -d -o node -g node -m 0700 /var/lib/soundings/keys
USER node
EXPOSE 3000
CMD ["node", "dist/src/main.js"]
