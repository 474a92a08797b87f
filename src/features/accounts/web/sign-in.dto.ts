import { IsOptional, IsString, Length, MaxLength } from 'class-validator';

/** Whatever was typed is a try: whether an address is well-formed says nothing about who has an account. */
export class SignInForm {
  @IsString({ message: 'accounts:faults.emailMissing' })
  @Length(1, 254, { message: 'accounts:faults.emailMissing' })
  email: string = '';

  @IsString({ message: 'accounts:faults.passwordMissing' })
  @Length(1, 1_000, { message: 'accounts:faults.passwordMissing' })
  password: string = '';

  @IsOptional()
  @IsString()
  @MaxLength(500)
  next?: string;
}

export class ForgottenPasswordForm {
  @IsString({ message: 'accounts:faults.emailMissing' })
  @Length(3, 254, { message: 'accounts:faults.emailMissing' })
  email: string = '';
}

export class SetPasswordForm {
  @IsString({ message: 'accounts:faults.passwordMissing' })
  password: string = '';
}
