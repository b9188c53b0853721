-- What an order has besides its card: amounts in rials, how it is sent, and its own version.
CREATE TABLE "Order" (
    "ticketId" UUID NOT NULL,
    "discountRials" BIGINT NOT NULL DEFAULT 0,
    "shippingRials" BIGINT NOT NULL DEFAULT 0,
    "carrier" TEXT NOT NULL DEFAULT '',
    "trackingCode" TEXT NOT NULL DEFAULT '',
    "trackingUrl" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Order_pkey" PRIMARY KEY ("ticketId"),
    CONSTRAINT "Order_amounts_check" CHECK ("discountRials" >= 0 AND "shippingRials" >= 0)
);
ALTER TABLE "Order" ADD CONSTRAINT "Order_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "OrderItem" (
    "id" UUID NOT NULL,
    "ticketId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unitRials" BIGINT NOT NULL,

    CONSTRAINT "OrderItem_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "OrderItem_amounts_check" CHECK ("quantity" > 0 AND "unitRials" >= 0)
);
CREATE INDEX "OrderItem_ticketId_position_idx" ON "OrderItem"("ticketId", "position");
ALTER TABLE "OrderItem" ADD CONSTRAINT "OrderItem_ticketId_fkey" FOREIGN KEY ("ticketId") REFERENCES "Order"("ticketId") ON DELETE CASCADE ON UPDATE CASCADE;

-- Which fields of a card type its customers may see; a type without a row shows what the product begins with.
CREATE TABLE "CardVisibility" (
    "kind" "PipelineKind" NOT NULL,
    "fields" TEXT[] NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CardVisibility_pkey" PRIMARY KEY ("kind")
);
