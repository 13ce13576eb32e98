-- AlterEnum
ALTER TYPE "Incoterm" ADD VALUE 'DAP' BEFORE 'DDP';
