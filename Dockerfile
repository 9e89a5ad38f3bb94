# Production: PostgreSQL by DATABASE_URL; settings as README.md lists them. No compiler and no source in the image.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:20-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:20-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY package.json ./
COPY db/migrations db/migrations
COPY app/commands/run.mjs app/commands/run.mjs
COPY app/commands/backstage/stale.mjs app/commands/backstage/stale.mjs
COPY --from=modules /app/node_modules node_modules
COPY --from=build /app/build/commands build/commands
COPY --from=build /app/build/workers build/workers
COPY --from=build /app/build/remix build/remix
USER node
EXPOSE 3000
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "app/commands/run.mjs", "start"]
